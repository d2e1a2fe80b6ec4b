using Jalons.Data.Orientation;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Orientation;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Features.Orientation;

/// <summary>What every page about a person to orient shows the same way: the strip on top, the line of stakes.</summary>
public static class BandeauOrientation
{
    /// <summary>The strip on top.</summary>
    public static Identite Identite(this PersonneAOrienter personne, DateOnly jour, string? referent = null) =>
        new(personne.NomComplet, Domain.Dossiers.Personne.AgeEntre(personne.Naissance, jour), personne.Commune, referent, null)
        {
            Faits = [.. Faits(personne)],
            Alertes = [.. Alertes(personne, jour)],
        };

    /// <summary>The line from the entry to the contract, as far as it is known.</summary>
    public static IReadOnlyList<Jalon> Ligne(this PersonneAOrienter personne, DateOnly jour, Diagnostic? diagnostic)
    {
        var echeance = personne.Echeance is { } e ? $"Au plus tard le {Dates.Simple(e)}." : null;
        return
        [
            new(TypeJalon.Droits, EtatJalon.Fait, personne.Entree, "Entrée dans les droits et devoirs"),
            new(TypeJalon.Droits, EtatJalon.Fait, personne.RecuLe, "Information reçue par le département"),
            diagnostic is null
                ? new(TypeJalon.Etape, EtatJalon.EnCours, null, "Diagnostic à faire")
                : new(TypeJalon.Etape, EtatJalon.Fait, diagnostic.EtabliLe, "Diagnostic", $"Par {diagnostic.NomAuteur}."),
            new(TypeJalon.Orientation, personne.Echeance < jour ? EtatJalon.Retard : diagnostic is null ? EtatJalon.AVenir : EtatJalon.EnCours, null, "Orientation à prononcer", echeance),
            new(TypeJalon.RendezVous, EtatJalon.AVenir, null, "Premier rendez-vous avec le référent"),
            new(TypeJalon.Contrat, EtatJalon.AVenir, null, "Contrat d’engagement"),
        ];
    }

    private static IEnumerable<(string, string)> Faits(PersonneAOrienter personne)
    {
        yield return ("Date de naissance", Dates.Simple(personne.Naissance));
        yield return ("Téléphone", personne.Telephone ?? "Pas connu");
        if (personne.Territoire is { } territoire)
        {
            yield return ("Territoire", territoire);
        }
    }

    private static IEnumerable<Alerte> Alertes(PersonneAOrienter personne, DateOnly jour)
    {
        if (personne is { OrienteLe: null, Echeance: { } echeance })
        {
            yield return echeance < jour
                ? new Alerte(Nature.Retard, $"À orienter : en retard de {Dates.Ecart(echeance, jour)}, depuis le {Dates.Simple(echeance)}")
                : new Alerte(echeance.DayNumber - jour.DayNumber <= 7 ? Nature.Bientot : Nature.Neutre, $"À orienter {Dates.RelativeEtSimple(echeance, jour)}");
        }

        if (personne.Droit is { Etat: { } etat } && etat != EtatDroit.OuvertVersable)
        {
            yield return new Alerte(LibellesFoyer.Nature(etat), etat.Libelle());
        }

        if (personne.Droit?.SansDomicile == true)
        {
            yield return new Alerte(Nature.Bientot, "Sans domicile, d’après la CAF ou la MSA");
        }
    }
}
