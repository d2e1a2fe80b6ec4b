using Jalons.Domain.Socle;

namespace Jalons.Domain.Contrats;

/// <summary>Identifies a commitment.</summary>
public readonly record struct EngagementId(long Valeur) : IIdentifiant<EngagementId>
{
    /// <inheritdoc/>
    public static EngagementId De(long valeur) => new(valeur);
}

/// <summary>A commitment of one side, in one sentence.</summary>
public sealed class Engagement
{
    private Engagement()
    {
    }

    /// <summary>Writes a commitment.</summary>
    public Engagement(PartieContrat partie, int rang, string libelle) => (Partie, Rang, Libelle) = (partie, rang, libelle);

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public EngagementId Id { get; private set; }

    /// <summary>Whose.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public PartieContrat Partie { get; private set; }

    /// <summary>Place, from 1.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public int Rang { get; private set; }

    /// <summary>The sentence.</summary>
    [DonneePersonnelle(Niveau.Situation)]
    public string Libelle { get; private set; } = "";
}
