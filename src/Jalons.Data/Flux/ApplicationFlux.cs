using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>What applying a lot of records means for one kind of flow.</summary>
/// <param name="enTete">Header of the flow.</param>
/// <param name="comptes">What is counted.</param>
internal abstract class ApplicationFlux(EnTeteFlux enTete, ComptesImport comptes)
{
    /// <summary>The reception of the flow; set before the first lot.</summary>
    public Reception Reception { get; set; } = null!;

    /// <summary>Who was met in this import; null when the base knew people before it.</summary>
    public Rencontres? Rencontres { get; set; }

    /// <summary>Numbers that lead to another dossier; set before the first lot.</summary>
    public DossiersReunis Reunis { get; set; } = DossiersReunis.Aucun;

    /// <summary>Header of the flow.</summary>
    protected EnTeteFlux EnTete => enTete;

    /// <summary>What is counted.</summary>
    protected ComptesImport Comptes => comptes;

    /// <summary>True when what a lot says of one dossier twice needs no order: the lot is merged at once.</summary>
    public virtual bool EnUnePasse => EnTete is { Nature: 'D', Type: 'M' };

    /// <summary>True when its records picture dossiers or add to them; false when they speak of claim numbers, whether a dossier is known or not.</summary>
    public virtual bool PeintDesDossiers => true;

    /// <summary>Sorts and numbers records of distinct dossiers.</summary>
    /// <param name="connexion">In the transaction of the import.</param>
    /// <param name="lot">The records, none of them a reject.</param>
    /// <param name="connus">The dossiers known among them, by claim number.</param>
    /// <param name="annulation">Cancellation.</param>
    /// <returns>What makes the lot ready, without the connection: the server merges the lot before meanwhile.</returns>
    public abstract Task<Func<ILotPret>> NumeroterAsync(
        NpgsqlConnection connexion, List<Enregistrement> lot, Dictionary<string, DossierConnu> connus, CancellationToken annulation);

    /// <summary>Puts the counts right, and controls what the trailer announces, once everything is merged.</summary>
    public virtual Task ConclureAsync(NpgsqlConnection connexion, SourceFlux source, AvertissementsImport avertissements, CancellationToken annulation) =>
        Task.CompletedTask;

    /// <summary>Turns households into pictures; those not known yet get their numbers.</summary>
    protected List<Image> Imaginer(List<FoyerRecu> foyers, Dictionary<string, DossierConnu> connus, Numeros numeros) =>
        foyers.ConvertAll(f => connus.TryGetValue(f.NumeroDemande, out var connu)
            ? new Image(EnTete.Format == FormatFlux.BeneficiairesRefondu ? f.CompleterPar(connu) : f, connu.Id, connu)
            : new Image(f, numeros.Dossier(), null));
}
