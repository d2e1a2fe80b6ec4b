using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Connexion.MonCompte;

/// <summary>My account: who I am here, my password, my recovery codes, my last sign-ins.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="facteurs">Second factors.</param>
/// <param name="gerer">The use cases.</param>
public sealed class IndexModel(JalonsDb db, AgentCourant courant, SecondsFacteurs facteurs, GererMonCompte gerer) : PageModel
{
    private const int LignesMontrees = 10;

    private static readonly string[] Natures =
        [NaturesConnexion.Entree, NaturesConnexion.Refus, NaturesConnexion.Verrouillage, NaturesCompte.MotDePasse, NaturesCompte.SecondFacteur, NaturesCompte.CodesDeSecours];

    /// <summary>What is typed to change the password.</summary>
    public sealed class ChangementMotDePasse
    {
        /// <summary>The password of today.</summary>
        [Display(Name = "Mot de passe actuel")]
        [DataType(DataType.Password)]
        [Required(ErrorMessage = "Il manque votre mot de passe actuel.")]
        public string? Actuel { get; set; }

        /// <summary>The new one.</summary>
        public NouveauMotDePasse Choix { get; set; } = new();
    }

    /// <summary>Who I am.</summary>
    public sealed record FicheCompte(string Nom, string? Identifiant, Role Role, string? Organisme, bool ASecondFacteur, bool EstProfessionnel);

    /// <summary>A line of the journal.</summary>
    public sealed record LigneConnexion(DateTimeOffset Quand, string Libelle);

    /// <summary>What is typed to change the password.</summary>
    [BindProperty]
    public ChangementMotDePasse MotDePasse { get; set; } = new();

    /// <summary>The code that allows new recovery codes.</summary>
    [BindProperty]
    [Display(Name = "Code à six chiffres")]
    public string? Code { get; set; }

    /// <summary>Who I am.</summary>
    public FicheCompte Fiche { get; private set; } = null!;

    /// <summary>Recovery codes left.</summary>
    public int CodesRestants { get; private set; }

    /// <summary>My last sign-ins.</summary>
    public IReadOnlyList<LigneConnexion> Connexions { get; private set; } = [];

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken annulation) => MontrerAsync(annulation);

    /// <summary>Changes the password.</summary>
    public async Task<IActionResult> OnPostMotDePasseAsync(CancellationToken annulation)
    {
        if (ModelState.IsValid && (await gerer.ChangerMotDePasseAsync(MotDePasse.Actuel!, MotDePasse.Choix.Nouveau!, annulation)).Refus is { } refus)
        {
            ModelState.AddModelError(refus == GererMonCompte.ActuelFaux ? "MotDePasse.Actuel" : "MotDePasse.Choix.Nouveau", refus.Message);
        }

        if (!ModelState.IsValid)
        {
            return await MontrerAsync(annulation);
        }

        this.Confirmer("Votre mot de passe est changé.", "Si vous étiez connecté ailleurs, vous ne l’êtes plus.");
        return RedirectToPage();
    }

    /// <summary>Replaces the recovery codes.</summary>
    public async Task<IActionResult> OnPostCodesAsync(CancellationToken annulation)
    {
        ModelState.Clear();
        var resultat = await gerer.RenouvelerCodesAsync(Code, annulation);
        if (resultat.EstFait)
        {
            return this.MontrerCodes(resultat.Valeur, "/compte");
        }

        ModelState.AddModelError(nameof(Code), resultat.Refus!.Message);
        return await MontrerAsync(annulation);
    }

    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        var compte = await db.Comptes.AsNoTracking().SingleAsync(c => c.Id == courant.Agent.Id.Valeur, annulation);
        var organisme = compte.Organisme is { } id
            ? await db.Organismes.Where(o => o.Id == id).Select(o => o.Nom).SingleOrDefaultAsync(annulation)
            : null;
        Fiche = new(compte.NomComplet, compte.UserName, compte.Role, organisme, compte.TwoFactorEnabled, compte.EstProfessionnel);
        CodesRestants = compte.TwoFactorEnabled ? await facteurs.CompterCodesAsync(db, compte, annulation) : 0;
        Connexions = await db.Actes
            .Where(acte => acte.Compte == courant.Agent.Id && Natures.Contains(acte.Nature))
            .OrderByDescending(acte => acte.Quand)
            .Take(LignesMontrees)
            .Select(acte => new LigneConnexion(acte.Quand, acte.Libelle))
            .ToListAsync(annulation);
        return Page();
    }
}
