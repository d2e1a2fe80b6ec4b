using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Jalons.Web.Features.Flux.Consulter;

/// <summary>A rejected record in the list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Rang">Rank in the file.</param>
/// <param name="Numero">Claim number when it could be read.</param>
/// <param name="Motif">Why.</param>
/// <param name="ReglePar">Who settled it; null while it is to be settled.</param>
/// <param name="RegleLe">When.</param>
public sealed record LigneRejet(long Id, int Rang, string? Numero, string Motif, string? ReglePar, DateTimeOffset? RegleLe);

/// <summary>A dossier that the flow changed or created.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Numero">Claim number.</param>
/// <param name="Allocataire">Who holds it.</param>
/// <param name="Commune">Where.</param>
/// <param name="Natures">What changed; null for a new dossier.</param>
public sealed record LigneChangement(long Id, string Numero, string? Allocataire, string? Commune, string[]? Natures);

/// <summary>What a list told of a person.</summary>
/// <param name="Id">The person.</param>
/// <param name="Nom">Name.</param>
/// <param name="Prenom">First name.</param>
/// <param name="Naissance">Birth date.</param>
/// <param name="Fait">What was told, in words.</param>
public sealed record LignePersonne(long Id, string Nom, string Prenom, DateOnly Naissance, string Fait);

/// <summary>The summary of a flow: counts, what was noticed, the rejects, and what changed, dossier by dossier (issue 2, 3.1).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal) : PageModel
{
    /// <summary>Rows per page.</summary>
    public const int ParPage = 50;

    /// <summary>What a change is called.</summary>
    public static readonly IReadOnlyDictionary<string, string> Libelles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["nouveau"] = "nouveau dossier",
        ["etat"] = "état du droit",
        ["montant"] = "montant",
        ["droits_devoirs"] = "droits et devoirs",
        ["adresse"] = "adresse",
        ["composition"] = "composition du foyer",
        ["situation"] = "situation familiale",
        ["organisme"] = "organisme payeur ou compte",
        ["reductions"] = "réductions demandées par le département",
        ["contacts"] = "téléphone ou courriel",
        ["recueil"] = "données socio-professionnelles",
        ["creances"] = "indus transférés au département",
        ["autre"] = "ressources, activité ou autre donnée",
    };

    /// <summary>The flow.</summary>
    public FluxRecu Flux { get; private set; } = null!;

    /// <summary>Which list is shown: <c>changements</c> or <c>rejets</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Vue { get; set; } = "";

    /// <summary>Only this kind of change.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Nature { get; set; }

    /// <summary>Page of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>How many dossiers changed, by kind of change.</summary>
    public IReadOnlyList<(string Nature, long Combien)> Comptes { get; private set; } = [];

    /// <summary>Rejects shown.</summary>
    public IReadOnlyList<LigneRejet> Rejets { get; private set; } = [];

    /// <summary>Dossiers shown.</summary>
    public IReadOnlyList<LigneChangement> Changements { get; private set; } = [];

    /// <summary>People of whom a list told something new.</summary>
    public IReadOnlyList<LignePersonne> Personnes { get; private set; } = [];

    /// <summary>Rows of the list shown.</summary>
    public long Total { get; private set; }

    /// <summary>Shows the summary and one of its lists.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await FluxRecu.LireAsync(lecture, id, annulation) is not { } flux)
        {
            return NotFound();
        }

        (Flux, P) = (flux, Math.Max(1, P));
        Vue = Vue is "rejets" or "changements" ? Vue : flux.Rejetes > 0 ? "rejets" : "changements";
        if (Vue == "rejets")
        {
            Total = flux.Rejetes;
            Rejets = await LireRejetsAsync(lecture, id, ParPage, (P - 1) * ParPage, annulation);
        }
        else if (flux.EstListe)
        {
            (Personnes, Total) = await LirePersonnesAsync(lecture, id, annulation);
        }
        else
        {
            Comptes = await CompterAsync(lecture, id, annulation);
            Nature = Nature is not null && Libelles.ContainsKey(Nature) ? Nature : Comptes.Count > 0 ? Comptes[0].Nature : null;
            Total = Comptes.FirstOrDefault(c => c.Nature == Nature).Combien;
            Changements = Nature is null ? [] : await LireChangementsAsync(lecture, id, Nature, annulation);
        }

        return Page();
    }

    /// <summary>The rejects as CSV, to send back to the payer.</summary>
    public async Task<IActionResult> OnGetExportAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await FluxRecu.LireAsync(lecture, id, annulation) is not { } flux)
        {
            return NotFound();
        }

        await journal.EcrireAsync("flux.rejets.exportes", $"Rejets du flux « {flux.NomFichier} » exportés ({flux.Rejetes})", annulation: annulation);
        var rejets = await LireRejetsAsync(lecture, id, int.MaxValue, 0, annulation);
        return ExportCsv.Fichier($"rejets-flux-{id}.csv", ["Rang", "Demande", "Motif"], rejets.Select(r => new object?[] { r.Rang, r.Numero, r.Motif }));
    }

    /// <summary>The rejected rows of a list as they came, with the reason in a last column: to be corrected and dropped again (issue 3, 2).</summary>
    /// <param name="id">The flow.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="annulation">Cancels.</param>
    public async Task<IActionResult> OnGetLignesAsync(long id, string format, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await FluxRecu.LireAsync(lecture, id, annulation) is not { EstListe: true } flux)
        {
            return NotFound();
        }

        await journal.EcrireAsync("flux.rejets.exportes", $"Lignes refusées de la liste « {flux.NomFichier} » exportées ({flux.Rejetes})", annulation: annulation);
        var (titres, lignes) = await LignesRefusees.LireAsync(lecture, id, annulation);
        var nom = $"lignes-refusees-{id}";
        return format == "xlsx"
            ? ExportClasseur.Fichier($"{nom}.xlsx", titres, lignes)
            : ExportCsv.Fichier($"{nom}.csv", titres, lignes.Select(l => l.ToArray<object?>()));
    }

    private static async Task<List<LigneRejet>> LireRejetsAsync(NpgsqlConnection lecture, long flux, int combien, int apres, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select id, rang, numero, motif, regle_par, regle_le from flux_rejet where flux = $1 order by regle_le is not null, rang limit $2 offset $3", lecture)
        {
            Parameters = { new() { Value = flux }, new() { Value = combien }, new() { Value = apres } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<LigneRejet>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetInt64(0), lecteur.GetInt32(1), lecteur.Texte(2), lecteur.GetString(3), lecteur.Texte(4), lecteur.Valeur<DateTimeOffset>(5)));
        }

        return lus;
    }

    private async Task<(List<LignePersonne> Personnes, long Total)> LirePersonnesAsync(NpgsqlConnection lecture, long flux, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            with dits as (
              select personne, case etat when 'inscription' then 'inscription, catégorie ' || code when 'cessation' then 'fin d’inscription' else 'radiation' end as fait, id
              from inscription_france_travail where flux = $1
              union all
              select personne, valeur, id from contact_personne where flux = $1
              union all
              select personne, 'soumission aux droits et devoirs depuis le ' || to_char(le, 'DD/MM/YYYY'), id from debut_droits_devoirs where flux = $1
              union all
              select l.personne, case l.etat when 'nouvelle' then 'personne créée' else 'personne déjà connue' end, 0
              from liste_recue r join liste_ligne l on l.liste = r.id and l.etat in ('nouvelle', 'connue') where r.departement = departement_courant() and r.flux = $1),
            page as (select *, count(*) over () as total from dits order by id, personne limit $2 offset $3)
            select p.id, p.nom, p.prenom, p.date_naissance, page.fait, page.total from page join personne p on p.id = page.personne order by page.id, p.id
            """,
            lecture)
        {
            Parameters = { new() { Value = flux }, new() { Value = ParPage }, new() { Value = (P - 1) * ParPage } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var (lues, total) = (new List<LignePersonne>(), 0L);
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(new(lecteur.GetInt64(0), lecteur.GetString(1), lecteur.GetString(2), lecteur.GetFieldValue<DateOnly>(3), lecteur.GetString(4)));
            total = lecteur.GetInt64(5);
        }

        return (lues, total);
    }

    private static async Task<List<(string Nature, long Combien)>> CompterAsync(NpgsqlConnection lecture, long flux, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select 'nouveau', crees::bigint from flux where id = $1 and crees > 0 and format not in ('VRSC0201', 'VRSF0501')
            union all
            (select n, count(*) from changement_flux c cross join unnest(c.natures) n where c.flux = $1 group by n order by 2 desc, 1)
            """,
            lecture)
        {
            Parameters = { new() { Value = flux } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<(string, long)>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add((lecteur.GetString(0), lecteur.GetInt64(1)));
        }

        return lus;
    }

    private async Task<List<LigneChangement>> LireChangementsAsync(NpgsqlConnection lecture, long flux, string nature, CancellationToken annulation)
    {
        var source = nature == "nouveau"
            ? "select id, numero_demande, null::text[] as natures from dossier where premier_flux = $1 order by numero_demande limit $2 offset $3"
            : """
              select d.id, d.numero_demande, f.natures
              from (select dossier, natures from changement_flux where flux = $1 and $4 = any(natures) order by dossier limit $2 offset $3) f
              join dossier d on d.id = f.dossier
              """;
        await using var commande = new NpgsqlCommand(
            $"""
            select c.id, c.numero_demande, p.nom, a.commune, c.natures
            from ({source}) c
            left join lateral (
              select p.nom || ' ' || p.prenom as nom from membre m join personne p on p.id = m.personne
              where m.dossier = c.id and m.role = 'DEM' and m.jusqua is null limit 1) p on true
            left join lateral (select a.commune from adresse a where a.dossier = c.id and a.courante limit 1) a on true
            order by c.numero_demande
            """,
            lecture)
        {
            Parameters = { new() { Value = flux }, new() { Value = ParPage }, new() { Value = (P - 1) * ParPage } },
        };
        if (nature != "nouveau")
        {
            commande.Parameters.Add(new() { Value = nature });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<LigneChangement>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new(lecteur.GetInt64(0), lecteur.GetString(1), lecteur.Texte(2), lecteur.Texte(3), await lecteur.IsDBNullAsync(4, annulation) ? null : lecteur.GetFieldValue<string[]>(4)));
        }

        return lus;
    }
}
