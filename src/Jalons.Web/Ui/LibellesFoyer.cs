using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Flux.Caf;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Ui;

/// <summary>Words people read for the codes of a household, with the code at hand.</summary>
public static class LibellesFoyer
{
    /// <summary>Role in the household.</summary>
    public static string Role(string code) => code switch
    {
        "DEM" => "demandeur",
        "CJT" => "conjoint",
        "ENF" => "enfant",
        "AUT" => "autre personne",
        _ => code,
    };

    /// <summary>A kind-prefixed reason (<c>V:06</c>): its label and its code. <c>A:ABSENT</c> is the département's own (docs/adr/0013).</summary>
    public static string Motif(string motif)
    {
        if (motif == "A:ABSENT")
        {
            return "n’est plus transmis par la caisse, clos par le département";
        }

        var (liste, code) = (Liste(motif[0]), motif[2..]);
        return $"{Codes.Libelle(liste, code) ?? "code inconnu"} ({code})";
    }

    /// <summary>A measure in words: what it is, why, how much. The payers have not published what the reasons of a sanction mean.</summary>
    /// <param name="mesure">The measure.</param>
    /// <param name="personne">Name of whom it concerns; null when the payer does not say, or where it stands at their name.</param>
    public static string Mesure(MesureLue mesure, string? personne = null) => mesure.Genre switch
    {
        "refus" => $"Refus : {Code("MOTIREFURSA", mesure.Code)}",
        "suspension_droit" => $"Droit suspendu : {Code("MOTISUSDRORSA", mesure.Code)}",
        "suspension_versement" when mesure.Code == "CG" => $"Sanction du département appliquée : {Code("MOTISUSVERSRSA", mesure.Code)}",
        "suspension_versement" => $"Versement suspendu : {Code("MOTISUSVERSRSA", mesure.Code)}",
        "cloture" => $"Fin de droit : {Code("MOTICLORSA", mesure.Code)}",
        "reduction" when mesure.Personne is not null =>
            $"Sanction{(personne is null ? "" : $" visant {personne}")} : {Nombres.Euros(mesure.Montant ?? 0)} par mois{(mesure.Code is null ? "" : $" (motif {mesure.Code}, que la caisse n’explique pas)")}",
        "reduction" => $"Réduction demandée par le département : {Nombres.Euros(mesure.Montant ?? 0)} par mois",
        _ => throw new ArgumentOutOfRangeException(nameof(mesure)),
    };

    /// <summary>Label of a code of a list, with the code; null stays null.</summary>
    public static string? Code(string liste, string? code) => code is null ? null : $"{Codes.Libelle(liste, code) ?? "code inconnu"} ({code})";

    /// <summary>How a state of the right is shown.</summary>
    public static Nature Nature(EtatDroit? etat) => etat switch
    {
        EtatDroit.OuvertVersable => Composants.Nature.Fait,
        EtatDroit.DroitSuspendu or EtatDroit.VersementSuspendu or EtatDroit.EnAttente => Composants.Nature.Bientot,
        _ => Composants.Nature.Neutre,
    };

    private static string Liste(char genre) => genre switch
    {
        'R' => "MOTIREFURSA",
        'D' => "MOTISUSDRORSA",
        'V' => "MOTISUSVERSRSA",
        'F' => "MOTICLORSA",
        _ => throw new ArgumentOutOfRangeException(nameof(genre)),
    };
}
