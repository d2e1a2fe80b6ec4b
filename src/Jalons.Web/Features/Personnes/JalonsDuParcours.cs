using Jalons.Data.Dossiers;
using Jalons.Data.Orientation;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Orientation;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Features.Personnes;

/// <summary>The stakes that droits et devoirs, orientations and référents plant on the line of a person.</summary>
internal static class JalonsDuParcours
{
    /// <summary>All of them, in no order.</summary>
    public static IEnumerable<Jalon> De(PersonneLue personne, EtapesOrientation etapes) =>
        personne.Parcours.SelectMany(DesDroits)
            .Concat(etapes.Orientations.Select(o => DeLOrientation(o, etapes.Referents.FirstOrDefault(r => EnMemeTemps(r, o)))))
            .Concat(etapes.Referents.Where(r => !etapes.Orientations.Any(o => EnMemeTemps(r, o))).Select(DuReferent));

    private static IEnumerable<Jalon> DesDroits(ParcoursLu parcours)
    {
        if (parcours.HorsRsa || parcours.HorsRsaDepuis is not null)
        {
            yield return new Jalon(
                TypeJalon.Droits, EtatJalon.Fait, parcours.HorsRsaDepuis ?? parcours.Entree, "Début de l’accompagnement hors RSA", parcours.Public is { } accompagne ? $"Public : {accompagne.Libelle()}." : null);
        }

        if (parcours.HorsRsa)
        {
            if (parcours.Sortie is { } fin)
            {
                yield return new Jalon(TypeJalon.Droits, EtatJalon.Fait, fin, "Fin de l’accompagnement hors RSA",
                    LibellesFinAccompagnement.Lire(parcours.MotifSortie) is { } motif ? $"{motif.Libelle()}." : MotifSortie(parcours.MotifSortie));
            }

            yield break;
        }

        yield return new Jalon(TypeJalon.Droits, EtatJalon.Fait, parcours.Entree, "Entrée dans les droits et devoirs", $"Information reçue par le département le {Dates.Simple(parcours.RecuLe)}.");
        if (parcours.Sortie is { } sortie)
        {
            yield return new Jalon(TypeJalon.Droits, EtatJalon.Fait, sortie, "Sortie des droits et devoirs", MotifSortie(parcours.MotifSortie));
        }
        else if (parcours is { OrienteLe: null, Echeance: { } echeance })
        {
            yield return new Jalon(TypeJalon.Orientation, EtatJalon.AVenir, echeance, "Orientation à prononcer", "Dernier jour du délai légal.");
        }
    }

    private static Jalon DeLOrientation(OrientationDatee o, ReferentDate? referent)
    {
        string[] phrases =
        [
            $"Vers {o.Organisme}.",
            .. referent is null ? Array.Empty<string>() : [$"Référent : {referent.Nom}."],
            .. o.Origine == OrigineDecision.FranceTravail ? ["Décidée par France Travail."] : Array.Empty<string>(),
            .. o.NotifieeLe is { } le && le != o.Le ? [$"Notifiée le {Dates.Simple(le)}."] : Array.Empty<string>(),
        ];
        return new Jalon(
            TypeJalon.Orientation, EtatJalon.Fait, o.Le, $"{(o.Rang == 1 ? "Orientation" : "Réorientation")} {o.Type.Feminin()}", string.Join(' ', phrases),
            o.EstLisible ? $"/orientation/decisions/{o.Id.Valeur}" : null);
    }

    private static Jalon DuReferent(ReferentDate r) =>
        new(TypeJalon.Orientation, EtatJalon.Fait, r.Le, r.Rang == 1 ? "Référent désigné" : "Changement de référent", $"{r.Nom}, {r.Organisme}.");

    /// <summary>A référent named with the orientation stands on its stake.</summary>
    private static bool EnMemeTemps(ReferentDate r, OrientationDatee o) => r.Parcours == o.Parcours && r.Le == o.Le;

    private static string? MotifSortie(string? code) => code switch
    {
        "droit.clos" => "Le droit n’est plus ouvert.",
        "droit.annule" => "L’ouverture du droit a été annulée.",
        "droit.refuse" => "Le droit a été refusé.",
        "droit.suspendu" => "Le droit est suspendu et n’est plus ouvert.",
        "dossier.absent" => "La caisse ne transmet plus le dossier.",
        "droits_devoirs.fin" => "La personne n’est plus soumise aux droits et devoirs.",
        "foyer.quitte" => "La personne a quitté le foyer.",
        "personnes.reunies" => "Deux fiches de cette personne ont été réunies : l’autre suivi continue.",
        "personnes.separees" => "Les deux fiches ont été séparées : un autre parcours avait commencé.",
        _ => null,
    };
}
