using Jalons.Data.Orientation;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Orientation.Prononcer;

/// <summary>Pronouncing: the form, "vérifiez avant de valider", then the act. Whoever comes second is told who decided, and loses nothing.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="prononcer">The use case.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(ConnexionRequete connexion, PrononcerOrientation prononcer, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>For how long having opened a file lets one know that somebody else decided.</summary>
    private static readonly TimeSpan Memoire = TimeSpan.FromDays(1);

    /// <summary>What the flows say; null when somebody else was faster.</summary>
    public PersonneAOrienter? Dossier { get; private set; }

    /// <summary>The recommendation.</summary>
    public Preconisation Preconisation { get; private set; } = null!;

    /// <summary>True once a diagnostic is written.</summary>
    public bool ADiagnostic { get; private set; }

    /// <summary>Organismes of the place.</summary>
    public IReadOnlyList<OrganismeCandidat> Candidats { get; private set; } = [];

    /// <summary>The form.</summary>
    [BindProperty]
    public SaisieOrientation Saisie { get; set; } = new();

    /// <summary>What would be decided: set while checking before validating.</summary>
    public DecisionOrientation? AVerifier { get; private set; }

    /// <summary>What somebody else decided meanwhile.</summary>
    public DecisionLue? Conflit { get; private set; }

    /// <summary>The rule that says no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Today.</summary>
    public DateOnly Jour { get; } = horloge.Aujourdhui();

    /// <summary>True when the delay has passed and France Travail may have decided.</summary>
    public bool FranceTravailPeutDecider => Dossier is { Echeance: { } echeance, RecuLe: var recuLe } && echeance < Jour && recuLe >= new DateOnly(2025, 1, 1);

    /// <summary>Organisme chosen.</summary>
    public OrganismeCandidat? Organisme => Candidats.FirstOrDefault(o => o.Id == Saisie.OrganismeChoisi());

    /// <summary>Référent chosen; null when the organisme will name somebody.</summary>
    public ReferentCandidat? Referent => Organisme?.Referents.FirstOrDefault(r => r.Compte == Saisie.ReferentChoisi());

    /// <summary>The list of organismes and référents with their loads.</summary>
    public IEnumerable<SelectListItem> Destinations =>
        from organisme in Candidats
        let groupe = new SelectListGroup { Name = $"{organisme.Nom} (parcours {string.Join(", ", organisme.Parcours.Select(p => p.Libelle()))})" }
        from choix in organisme.Referents.Select(r => (Texte: $"{r.Nom} – {r.EnMots()}", Valeur: $"{organisme.Id.Valeur}:{r.Compte.Valeur}"))
            .Append((Texte: $"{organisme.Nom} – référent désigné plus tard", Valeur: $"{organisme.Id.Valeur}:"))
        select new SelectListItem(choix.Texte, choix.Valeur) { Group = groupe };

    /// <summary>The three parcours.</summary>
    public static IEnumerable<SelectListItem> Parcours { get; } =
    [
        new OptionAidee(nameof(TypeParcours.Emploi), "Emploi", "La personne peut chercher un emploi ou se former dès maintenant."),
        new OptionAidee(nameof(TypeParcours.SocioProfessionnel), "Socio-professionnel", "Un appui professionnel et un appui social en même temps."),
        new OptionAidee(nameof(TypeParcours.Social), "Social", "Le logement, la santé ou d’autres difficultés passent d’abord, pour un temps."),
    ];

    /// <summary>Ways to tell the person.</summary>
    public static IEnumerable<SelectListItem> Notifications { get; } =
    [
        new OptionAidee(nameof(ModeNotification.MainPropre), "Lettre remise en main propre", "L’orientation est notifiée ce jour-là."),
        new OptionAidee(nameof(ModeNotification.Courrier), "Lettre envoyée par la poste", "Vous noterez le jour de réception quand il sera connu."),
    ];

    /// <summary>Who can decide.</summary>
    public static IEnumerable<SelectListItem> Origines { get; } =
    [
        new OptionAidee(nameof(OrigineDecision.Departement), "Le département"),
        new OptionAidee(nameof(OrigineDecision.FranceTravail), "France Travail", "Vous enregistrez une décision que France Travail a prise, le délai du département étant passé (D262-65-2)."),
    ];

    /// <summary>Shows the form; <paramref name="type"/> and <paramref name="destination"/> come from a link of the person's page.</summary>
    public async Task<IActionResult> OnGetAsync(long parcours, TypeParcours? type, string? destination, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return NotFound();
        }

        Saisie = new SaisieOrientation { Type = type, Destination = destination, Le = Jour };
        await journal.ConsulterAsync("Orientation à prononcer", Dossier!.Personne, Dossier.Dossier, annulation);
        return Page();
    }

    /// <summary>Checks before validating.</summary>
    public async Task<IActionResult> OnPostVerifierAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return await SecondAsync(parcours, annulation);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var examen = await prononcer.ExaminerAsync(Dossier!, Saisie, annulation);
        if (examen.EstFait)
        {
            AVerifier = examen.Valeur;
            return Page();
        }

        return await RefuserAsync(examen.Refus!, parcours, annulation);
    }

    /// <summary>Comes back to the form with everything typed.</summary>
    public async Task<IActionResult> OnPostModifierAsync(long parcours, CancellationToken annulation) =>
        await ChargerAsync(parcours, annulation) ? Page() : await SecondAsync(parcours, annulation);

    /// <summary>Decides, then leads to the confirmation and the letter.</summary>
    public async Task<IActionResult> OnPostValiderAsync(long parcours, CancellationToken annulation)
    {
        if (!await ChargerAsync(parcours, annulation))
        {
            return await SecondAsync(parcours, annulation);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var fait = await prononcer.ExecuterAsync(Dossier!, Saisie, annulation);
        if (!fait.EstFait)
        {
            return await RefuserAsync(fait.Refus!, parcours, annulation);
        }

        this.Confirmer(
            $"L’orientation de {Dossier!.NomComplet} est prononcée",
            Referent is { } referent ? $"{referent.Nom} la trouve dès maintenant dans son portefeuille." : "Elle attend maintenant que son référent soit désigné.");
        return RedirectToPage("/Orientation/Decision/Index", new { id = fait.Valeur.Valeur });
    }

    private async Task<bool> ChargerAsync(long parcours, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        Dossier = await sql.LirePersonneAOrienterAsync(courant.Agent, new ParcoursId(parcours), annulation);
        if (Dossier is not { OrienteLe: null })
        {
            return false;
        }

        (Preconisation, var diagnostic) = await prononcer.PreconiserAsync(Dossier, annulation);
        ADiagnostic = diagnostic is not null;
        Candidats = await sql.LireCandidatsAsync(Dossier.Epci, annulation);
        return true;
    }

    private async Task<IActionResult> RefuserAsync(Refus refus, long parcours, CancellationToken annulation)
    {
        if (refus.Code != DecisionOrientation.DejaPrononcee)
        {
            Refus = refus;
            return Page();
        }

        var second = await SecondAsync(parcours, annulation);
        if (second is NotFoundResult)
        {
            Refus = RefusOrientation.DossierModifie;
            return Page();
        }

        return second;
    }

    /// <summary>Somebody else decided: say who, when, what, beside what was typed. Only to whoever had this file open.</summary>
    private async Task<IActionResult> SecondAsync(long parcours, CancellationToken annulation)
    {
        var sql = await connexion.OuvrirAsync(annulation);
        Conflit = await sql.LireDecisionConcurrenteAsync(courant.Agent, new ParcoursId(parcours), horloge.GetUtcNow() - Memoire, annulation);
        if (Conflit is null)
        {
            return NotFound();
        }

        if (Candidats.Count == 0)
        {
            Candidats = await sql.LireCandidatsAsync((await sql.LireOrienteeAsync(courant.Agent, new ParcoursId(parcours), annulation))?.Epci, annulation);
        }

        return Page();
    }
}
