using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>
/// A list of people that an agent keeps under a name: its filters, its order, its columns, never the people. Each reader of a shared list sees those
/// whom they may see.
/// </summary>
public sealed class ListeEnregistree
{
    /// <summary>Longest name.</summary>
    public const int NomMaximum = 80;

    private ListeEnregistree()
    {
    }

    /// <summary>Its number.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public ListeEnregistreeId Id { get; private set; }

    /// <summary>Département.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Departement { get; private set; } = "";

    /// <summary>Its name.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Nom { get; private set; } = "";

    /// <summary>Parameters of its address, from the question mark on.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public string Adresse { get; private set; } = "";

    /// <summary>Who keeps it: they alone rename it, share it and delete it.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public CompteId Auteur { get; private set; }

    /// <summary>Their name.</summary>
    [DonneePersonnelle(Niveau.Identifiante)]
    public string NomAuteur { get; private set; } = "";

    /// <summary>Their role: who has no organisme shares with the service of the same role.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public Role Role { get; private set; }

    /// <summary>Their organisme, with which they share.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public OrganismeId? Organisme { get; private set; }

    /// <summary>Whether their organisme, or their service, sees it.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public bool Partagee { get; private set; }

    /// <summary>When it was first kept, UTC.</summary>
    [DonneePersonnelle(Niveau.Technique)]
    public DateTimeOffset CreeLe { get; private set; }

    /// <summary>Keeps a list.</summary>
    public static Result<ListeEnregistree> Enregistrer(Agent auteur, string? nom, string adresse, bool partagee, DateTimeOffset quand)
    {
        var liste = new ListeEnregistree
        {
            Departement = auteur.Departement,
            Adresse = adresse,
            Auteur = auteur.Id,
            NomAuteur = auteur.Nom,
            Role = auteur.Role,
            Organisme = auteur.Organisme,
            CreeLe = quand.ToUniversalTime(),
        };
        return liste.Modifier(auteur, nom, partagee).Refus is { } refus ? refus : liste;
    }

    /// <summary>Changes its name, and with whom it is shared.</summary>
    public Result Modifier(Agent agent, string? nom, bool partagee)
    {
        if (Reserver(agent) is { } refus)
        {
            return refus;
        }

        var net = nom?.Trim() ?? "";
        if (net.Length is 0 or > NomMaximum)
        {
            return new Refus("liste.nom", net.Length == 0 ? "Il manque le nom de la liste." : $"Le nom de la liste a {NomMaximum} caractères au plus.");
        }

        (Nom, Partagee) = (net, partagee);
        return Result.Fait;
    }

    /// <summary>Why an agent may not change it or delete it; null when they may.</summary>
    public Refus? Reserver(Agent agent) => agent.Id == Auteur
        ? null
        : new Refus("liste.auteur", $"Cette liste est celle de {NomAuteur} : demandez-lui de la modifier, ou enregistrez-la sous un autre nom.");
}
