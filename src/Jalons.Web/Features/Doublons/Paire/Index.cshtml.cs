using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Doublons.Paire;

/// <summary>Two files side by side: what differs, where each stands, and the choice: one person, two people, or later.</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Both files are consulted.</param>
/// <param name="regler">The act.</param>
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, Journal journal, ReglerDoublon regler) : PageModel
{
    /// <summary>The pair.</summary>
    public PaireLue Paire { get; private set; } = null!;

    /// <summary>The file that stays: the one that is followed, else the oldest.</summary>
    public PersonneLue Gardee { get; private set; } = null!;

    /// <summary>The other.</summary>
    public PersonneLue Autre { get; private set; } = null!;

    /// <summary>Rendez-vous and contracts of both.</summary>
    public IReadOnlyList<TravailLu> Travail { get; private set; } = [];

    /// <summary>The version that the agent is looking at.</summary>
    [BindProperty]
    public string Version { get; set; } = "";

    /// <summary>For each value that differs, the person whose value stays.</summary>
    [BindProperty]
    public Dictionary<string, long> Choix { get; set; } = [];

    /// <summary>When both are followed, the parcours that goes on.</summary>
    [BindProperty]
    [Display(Name = "Quel suivi continue ?")]
    public long? Parcours { get; set; }

    /// <summary>Why.</summary>
    [BindProperty]
    [Display(Name = "Pourquoi ?")]
    [StringLength(500)]
    public string? Motif { get; set; }

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Identity of the file that stays.</summary>
    public IdentiteLue IdentiteGardee => Paire.A.Id == Gardee.Id ? Paire.A : Paire.B;

    /// <summary>Identity of the other.</summary>
    public IdentiteLue IdentiteAutre => Paire.A.Id == Gardee.Id ? Paire.B : Paire.A;

    /// <summary>Both open parcours, when there are two.</summary>
    public IEnumerable<SelectListItem> Suivis => new[] { Gardee, Autre }.Where(p => p.ParcoursOuvert is not null).Select(p => new SelectListItem(
        $"Celui de {p.Prenom} {p.Nom}, entrée le {Dates.Simple(p.ParcoursOuvert!.Entree)}{(p.ParcoursOuvert.Referent is { } referent ? $", référent {referent}" : "")}",
        p.ParcoursOuvert.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Shows both files, and writes down that they were opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return NotFound();
        }

        await journal.ConsulterAsync("Comparaison de deux fiches", new PersonneId(Gardee.Id), null, annulation);
        await journal.ConsulterAsync("Comparaison de deux fiches", new PersonneId(Autre.Id), null, annulation);
        return Page();
    }

    /// <summary>Makes one person of them.</summary>
    public async Task<IActionResult> OnPostReunirAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return DejaRegle();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var prises = Enum.GetValues<ElementIdentite>().Where(e => Choix.GetValueOrDefault(e.ToString()) == Autre.Id).ToArray();
        var demande = new DemandeFusion(new(Gardee.Id), new(Autre.Id), prises, Parcours is { } parcours ? new ParcoursId(parcours) : null, Motif);
        return Conclure(
            await regler.ReunirAsync(id, Version, demande, annulation),
            "Les deux fiches sont réunies", "Si c’était une erreur, vous pourrez les séparer depuis le dossier de la personne.");
    }

    /// <summary>Says that they are two.</summary>
    public async Task<IActionResult> OnPostDistinguerAsync(long id, CancellationToken annulation)
    {
        if (!await ChargerAsync(id, annulation))
        {
            return DejaRegle();
        }

        return !ModelState.IsValid
            ? Page()
            : Conclure(
                await regler.DistinguerAsync(Paire, Version, Motif, annulation),
                "Ce sont deux personnes", "Ce doublon possible ne reviendra que si l’identité de l’une d’elles change.");
    }

    /// <summary>A rendez-vous or a contract, in words.</summary>
    public static string EnMots(TravailLu lu) => lu.Debut is { } debut
        ? $"{Dates.Simple(debut)}, {Enum.Parse<MotifRendezVous>(lu.Nature).Libelle().ToLowerInvariant()} : {Enum.Parse<StatutRendezVous>(lu.Statut).Libelle().ToLowerInvariant()}"
        : $"{Enum.Parse<FormeContrat>(lu.Nature).Libelle()}{(lu is { Du: { } du } ? $", {Dates.Periode(du, lu.Au)}" : "")} : {Enum.Parse<StatutContrat>(lu.Statut).Libelle().ToLowerInvariant()}";

    /// <summary>The person whose value is proposed: the only one who has it, else the certified one, else the one who stays.</summary>
    public long Propose(ElementIdentite element) => (IdentiteGardee.Valeurs[element], IdentiteAutre.Valeurs[element]) switch
    {
        (null, not null) => Autre.Id,
        (not null, null) => Gardee.Id,
        _ => IdentiteAutre.Certifiee && !IdentiteGardee.Certifiee ? Autre.Id : Gardee.Id,
    };

    private IActionResult Conclure(Result issue, string fait, string suite)
    {
        if (issue.Refus is { } refus)
        {
            Refus = refus;
            Version = Paire.Version;
            ModelState.Remove(nameof(Version));
            return Page();
        }

        this.Confirmer(fait, suite);
        return RedirectToPage("/Doublons/Liste/Index");
    }

    /// <summary>One of the two is no more: somebody has merged them.</summary>
    private RedirectToPageResult DejaRegle()
    {
        this.Confirmer("Ce doublon possible est déjà réglé", "Quelqu’un vient de réunir ces deux fiches. Rien d’autre n’a été fait.");
        return RedirectToPage("/Doublons/Liste/Index");
    }

    private async Task<bool> ChargerAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LirePaireAsync(id, annulation) is not { } paire)
        {
            return false;
        }

        Paire = paire;
        Version = Version.Length == 0 ? paire.Version : Version;
        var (a, b) = (await lecture.LirePersonneAsync(paire.A.Id, courant.Agent, annulation), await lecture.LirePersonneAsync(paire.B.Id, courant.Agent, annulation));
        if (a is null || b is null)
        {
            return false;
        }

        Travail = await lecture.LireTravailAsync([a.Id, b.Id], annulation);
        var bSuivie = b.ParcoursOuvert?.OrienteLe is not null && a.ParcoursOuvert?.OrienteLe is null;
        (Gardee, Autre) = bSuivie ? (b, a) : (a, b);
        return true;
    }
}
