using Jalons.Data.Dossiers;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Flux;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Qualite.Tableau;

/// <summary>The quality board (issue 3, 7): what is missing, what is rejected and why, what is unknown; each count leads to its list.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="repertoires">Counts people.</param>
/// <param name="courant">Who reads.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(ConnexionRequete connexion, Repertoires repertoires, AgentCourant courant, TimeProvider horloge) : PageModel
{
    private const int FamillesMontrees = 4;
    private const string Accompagnees = "~/personnes?accompagnement=rsa&accompagnement=hors-rsa&";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>True for who may open the lists behind the counts.</summary>
    public bool OuvreLesListes => courant.Agent.Role == Role.Gestionnaire;

    /// <summary>What is missing to people; null while their directory is being loaded.</summary>
    public IReadOnlyList<MesureQualite>? SurDesPersonnes { get; private set; }

    /// <summary>What is missing to dossiers.</summary>
    public IReadOnlyList<MesureQualite> SurDesDossiers { get; private set; } = [];

    /// <summary>What waits for somebody.</summary>
    public AttentesQualite Attentes { get; private set; } = new(0, 0);

    /// <summary>Rejects of the months shown that nobody has settled.</summary>
    public int RejetsARegler { get; private set; }

    /// <summary>Rejects of the months shown, by family of reasons, the most frequent first.</summary>
    public IReadOnlyList<(FamilleMotif Famille, int Combien)> Rejets { get; private set; } = [];

    /// <summary>The same month by month; null when nothing was rejected.</summary>
    public Graphique? Courbes { get; private set; }

    /// <summary>Codes and elements that nobody knows, in the flows of the months shown.</summary>
    public int Inconnus { get; private set; }

    /// <summary>Reads the board.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        var repertoire = await repertoires.LireAsync(lecture, courant.Agent.Departement, horloge.Aujourdhui(), Patience, annulation);
        SurDesPersonnes = repertoire.Repertoire?.MesurerPersonnes(courant.Agent, horloge.GetUtcNow());
        SurDesDossiers = await lecture.MesurerDossiersAsync(horloge.GetUtcNow(), annulation);
        Attentes = await lecture.CompterAttentesAsync(annulation);
        var mois = MoisMontres.Jusqua(horloge.Aujourdhui());
        Inconnus = (await CodesInconnus.ListerAsync(lecture, MoisMontres.Debut(mois[^1]), annulation)).Count;
        Compter(await lecture.CompterRejetsAsync(mois[0], annulation), mois);
    }

    /// <summary>The list behind a count, as its page reads addresses.</summary>
    public static string Liste(ConstatQualite constat) => constat switch
    {
        ConstatQualite.SansTelephone => Accompagnees + "manque=telephone",
        ConstatQualite.SansCourriel => Accompagnees + "manque=courriel",
        ConstatQualite.SansNir => Accompagnees + "manque=nir",
        ConstatQualite.SansReferent => Accompagnees + "referent=aucun",
        ConstatQualite.DeuxDossiers => $"~/qualite/foyers/{constat}",
        _ => $"~/qualite/dossiers/{constat}",
    };

    private void Compter(IReadOnlyList<CompteRejets> comptes, IReadOnlyList<DateOnly> mois)
    {
        RejetsARegler = comptes.Sum(c => c.ARegler);
        Rejets = [.. comptes.GroupBy(c => FamilleMotif.De(c.Code)).Select(g => (g.Key, g.Sum(c => c.Combien))).OrderByDescending(f => f.Item2)];
        if (Rejets.Count == 0)
        {
            return;
        }

        var montrees = Rejets.Take(FamillesMontrees).Select(f => f.Famille).ToList();
        var series = montrees.Select(f => Serie(f.Libelle, c => FamilleMotif.De(c) == f)).ToList();
        if (Rejets.Count > FamillesMontrees)
        {
            series.Add(Serie("Autres motifs", c => !montrees.Contains(FamilleMotif.De(c))));
        }

        Courbes = new Graphique(
            "Rejets par motif", TypeGraphique.Courbes, "Mois de réception", [.. mois.Select(Dates.MoisEtAnnee)], series, Etiquettes: Dates.MoisCourts(mois));

        SerieGraphique Serie(string nom, Func<string, bool> choisir) =>
            new(nom, [.. mois.Select(m => (decimal?)comptes.Where(c => c.Mois == m && choisir(c.Code)).Sum(c => c.Combien))]);
    }
}
