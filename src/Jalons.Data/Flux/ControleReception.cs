using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>Reasons to reject a household that reads well but does not belong in this file.</summary>
/// <param name="enTete">Header of the flow.</param>
internal sealed class ControleReception(EnTeteFlux enTete)
{
    private readonly HashSet<string> _numeros = new(StringComparer.Ordinal);

    /// <summary>Département of the flow: the first one named, then the one that was chosen.</summary>
    public string? Departement { get; set; } = enTete.Partenaire is { } partenaire ? PartenaireCaf.EnDepartement(partenaire) : null;

    /// <summary>Why the household is rejected; null to take it.</summary>
    public Avertissement? Controler(FoyerRecu foyer)
    {
        var departement = PartenaireCaf.EnDepartement(foyer.Partenaire);
        Departement ??= departement;
        if (departement != Departement)
        {
            return new("foyer.departement", $"Ce dossier est destiné au département {departement}, alors que le flux est celui du département {Departement}. Renvoyez-le à la caisse.");
        }

        if (foyer.Anomalies.Count > 0)
        {
            return new("foyer.anomalie", $"La caisse signale une anomalie sur ce dossier : {string.Join(" ; ", foyer.Anomalies)}. Le dossier connu n’est pas modifié.");
        }

        return !_numeros.Add(foyer.NumeroDemande) && enTete is { Nature: 'D', Type: 'M' }
            ? new("foyer.doublon", $"Le numéro de demande {foyer.NumeroDemande} figure déjà plus haut dans ce flux : seul le premier foyer est pris. Signalez-le à la caisse.")
            : null;
    }
}
