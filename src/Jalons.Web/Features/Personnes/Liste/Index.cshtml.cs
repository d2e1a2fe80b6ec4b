using Jalons.Data.Dossiers;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>People, by any filters together (issue 3, point 6). Everything chosen is in the address.</summary>
/// <param name="db">Saved lists.</param>
/// <param name="connexion">Reads.</param>
/// <param name="repertoires">Counts and orders.</param>
/// <param name="courant">Who reads: only people they may see come back.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(JalonsDb db, ConnexionRequete connexion, Repertoires repertoires, AgentCourant courant, TimeProvider horloge) : PageListe
{
    /// <summary>How long a request waits for a directory that is being loaded.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>What the address asks for.</summary>
    public FiltresListe Filtres { get; private set; } = null!;

    /// <summary>False while the first load goes on: there is nothing to show yet.</summary>
    public bool EstPrete { get; private set; }

    /// <summary>True when what is shown may be late.</summary>
    public bool EnPreparation { get; private set; }

    /// <summary>People of this page.</summary>
    public IReadOnlyList<PersonneListee> Lignes { get; private set; } = [];

    /// <summary>The filters of the form.</summary>
    public IReadOnlyList<GroupeFiltre> Groupes { get; private set; } = [];

    /// <summary>Dependants whom the list leaves out, and would show if asked.</summary>
    public int PersonnesACharge { get; private set; }

    /// <summary>Filters chosen, to take off one by one.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis { get; private set; } = [];

    /// <summary>The filters in one sentence.</summary>
    public string EnClair { get; private set; } = "";

    /// <summary>Saved lists that the agent sees, by name.</summary>
    public IReadOnlyList<ListeEnregistree> Enregistrees { get; private set; } = [];

    /// <summary>Who reads.</summary>
    public Role Role => courant.Agent.Role;

    /// <summary>The address of this very page.</summary>
    public string Adresse => Request.PathBase + Request.Path + Request.QueryString;

    /// <summary>The address of the export.</summary>
    public string AdresseExport(string format) => Filtres.Ecrire() is { Length: > 0 } suite ? $"{suite}&format={format}" : $"?format={format}";

    /// <summary>Counts, then reads one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        Filtres = FiltresListe.Lire(Request.Query, Role);
        Enregistrees = await db.ListesEnregistrees.AsNoTracking().VisiblesPar(courant.Agent).OrderBy(l => l.Nom).ThenBy(l => l.Id).ToListAsync(annulation);
        var lecture = await connexion.OuvrirAsync(annulation);
        var (repertoire, enPreparation) = await repertoires.LireAsync(lecture, courant.Agent.Departement, Jour, Patience, annulation);
        (EstPrete, EnPreparation) = (repertoire is not null, enPreparation);
        if (repertoire is not null)
        {
            await MontrerAsync(lecture, Chercher(repertoire), annulation);
        }
    }

    private ReponseRepertoire Chercher(Repertoire repertoire)
    {
        var demande = Filtres.Demander(courant.Agent, Jour);
        var reponse = repertoire.Chercher(demande with { Passer = Math.Max(0, P - 1) * ParPage, Prendre = ParPage });
        var demandee = P;
        Compter(reponse.Total);
        return P == demandee ? reponse : repertoire.Chercher(demande with { Passer = Passees, Prendre = ParPage });
    }

    private async Task MontrerAsync(NpgsqlConnection lecture, ReponseRepertoire reponse, CancellationToken annulation)
    {
        var retenues = GroupeFiltre.Retenir(reponse, Filtres, Role);
        var noms = await lecture.NommerValeursAsync(
            Filtres.Choisies.SelectMany(c => c.Select(v => (c.Key, Valeur: v))).Union(retenues.SelectMany(r => r.Select(v => (r.Key, v.Valeur)))).ToLookup(v => v.Key, v => v.Valeur), annulation);
        Groupes = GroupeFiltre.De(retenues, reponse, Filtres, noms);
        Lignes = reponse.Personnes.Length == 0 ? [] : await lecture.LireListeAsync(courant.Agent, reponse.Personnes, Jour, annulation);
        PersonnesACharge = Filtres.SansPersonnesACharge ? reponse.Comptes[Critere.ACharge].Single(v => v.Valeur == Axes.Dependants).Nombre : 0;
        EnClair = Filtres.EnClair(noms);
        Choisis =
        [
            .. Filtres.Choix.SelectMany(c => c.Value.Select(v => new FiltreChoisi(MotsListe.Parametre(c.Key), $"{MotsListe.Titre(c.Key)} : {MotsListe.Valeur(c.Key, v, noms)}", v))),
            .. Filtres.Seuils.Select(s => new FiltreChoisi(MotsListe.Parametre(s.Key), MotsListe.EnPuce(s.Key, s.Value))),
        ];
    }
}
