using Jalons.Data.Carnet;
using Jalons.Data.Contrats;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;

namespace Jalons.Web.Ui.Suivi;

/// <summary>A contract in plain words, addressed to the person: model of the partial <c>_ContratEnClair</c>.</summary>
/// <param name="Lu">The contract and the people it binds.</param>
public sealed record ContratEnClair(ContratLu Lu)
{
    /// <summary>Page that receives the word on an action (POST <c>?handler=Avancement</c>); null when none can be given.</summary>
    public string? UrlAvancement { get; init; }

    /// <summary>The contract.</summary>
    public Contrat Contrat => Lu.Contrat;

    /// <summary>Who carries out an action, said to the person.</summary>
    public string Qui(ActionPrevue action) => action.Responsable switch
    {
        ResponsableAction.Personne => "Vous",
        ResponsableAction.Referent => Lu.Referent,
        ResponsableAction.Organisme => Lu.Organisme,
        _ => "À préciser",
    };

    /// <summary>Last word on an action.</summary>
    public AvancementLu? Avancement(ActionPrevue action) => Lu.Avancements.GetValueOrDefault(action.Id);

    /// <summary>The rhythm of the rendez-vous, in a sentence.</summary>
    public string? Rythme => Contrat.RythmeSemaines switch
    {
        null => null,
        1 => "Nous nous voyons chaque semaine.",
        var n => $"Nous nous voyons toutes les {n} semaines.",
    };

    /// <summary>The time of activity, in sentences.</summary>
    public string? Heures => Contrat switch
    {
        { HeuresHebdo: null } => null,
        { HeuresHebdo: 0 } => "Nous ne vous demandons pas d’heures d’activité pour le moment.",
        { HeuresHebdo: 1 } => "Vous y consacrez 1 heure par semaine.",
        { HeuresHebdo: { } n } => $"Vous y consacrez {n} heures par semaine. Une heure d’atelier, de démarche, de formation ou de soin compte.",
    };

    /// <summary>Why fewer hours are asked.</summary>
    public string? Reduction => Contrat.MotifReduction switch
    {
        null => null,
        MotifReductionHeures.AutreDifficulte => $"C’est moins de 15 heures, pour tenir compte de votre situation : {Contrat.PrecisionReduction}.",
        var motif => $"C’est moins de 15 heures, pour tenir compte de votre situation : {Minuscule(motif.Value.Libelle())}.",
    };

    /// <summary>« 6 mois, du 3 mars 2026 au 2 septembre 2026 ».</summary>
    public string? Duree => Contrat is { Debut: { } debut, Fin: { } fin, DureeMois: { } mois } ? $"{Nombres.Pluriel(mois, "mois", "mois")}, {Dates.Periode(debut, fin)}" : null;

    /// <summary>Between whom, and how long.</summary>
    public string Entree => $"{Contrat.Forme.Libelle()} entre {Lu.Personne.NomComplet} et {Lu.Organisme}.{(Duree is { } duree ? $" Il dure {duree}." : "")}";

    /// <summary>
    /// What the person may ask, what is asked of them, how to contest (CASF R262-68 to R262-69 and L262-47;
    /// <c>references/regles-juridiques.md</c> S1, S2, S12, A20).
    /// </summary>
    public IReadOnlyList<string> DroitsEtDevoirs =>
    [
        $"Vous avez droit à une personne qui vous accompagne : {Lu.Referent}.",
        "Vous pouvez demander à changer ce contrat quand votre situation change.",
        "Si vous ne pouvez pas faire ce qui est prévu, dites-le tout de suite : nous cherchons une solution ensemble.",
        .. Contrat.Forme == FormeContrat.ContratEngagement
            ? new[] { "Si un engagement n’est pas tenu sans bonne raison, le département peut suspendre une partie du RSA. Il vous écrit avant. Vous avez 10 jours pour vous expliquer, par écrit ou de vive voix, avec la personne de votre choix." }
            : [],
        "Vous pouvez contester une décision sur votre RSA : écrivez au président du conseil départemental dans les 2 mois.",
    ];

    /// <summary>How the person signed; null when they have not.</summary>
    public string? SignaturePersonne => Contrat is { SignePersonneLe: { } le, SignePersonneMode: { } mode }
        ? $"Signé le {Dates.Simple(le)}, {mode.Libelle()}, par « {Contrat.SignePersonneNom} »"
        : null;

    /// <summary>How the service signed; null when it has not.</summary>
    public string? SignatureService => Contrat.SigneReferentLe is { } le ? $"Signé le {Dates.Simple(le)} par {Contrat.SigneReferentNom}" : null;

    /// <summary>Which version was proposed; null for a draft.</summary>
    public string? Marque => Contrat is { ProposeLe: { } le, Empreinte: { } empreinte } ? $"Version du {Dates.Simple(le)}, marque {empreinte[..12]}." : null;

    private static string Minuscule(string texte) => char.ToLowerInvariant(texte[0]) + texte[1..];
}
