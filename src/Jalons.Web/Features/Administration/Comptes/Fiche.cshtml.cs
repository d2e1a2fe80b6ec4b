using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>An account: who it is, what it may do, whether it can be used.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="gerer">The use cases.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="horloge">Clock.</param>
public sealed class FicheModel(JalonsDb db, GererComptes gerer, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>What is typed.</summary>
    [BindProperty]
    public SaisieCompte Saisie { get; set; } = new();

    /// <summary>The version that the administrator is looking at.</summary>
    [BindProperty]
    public string? Version { get; set; }

    /// <summary>The account as it is.</summary>
    public Compte Compte { get; private set; } = null!;

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Organismes to choose from.</summary>
    public IReadOnlyList<SelectListItem> Organismes { get; private set; } = [];

    /// <summary>How many people it accompanies: a number, never a name.</summary>
    public int PersonnesSuivies { get; private set; }

    /// <summary>True when it is the administrator's own.</summary>
    public bool EstSien => Compte.Id == courant.Agent.Id.Valeur;

    /// <summary>True while it is locked.</summary>
    public bool EstBloque => Compte.LockoutEnd > horloge.GetUtcNow();

    /// <summary>The password in words.</summary>
    public string EtatMotDePasse => Compte.MotDePasseProvisoireJusqua switch
    {
        null => "Choisi par la personne",
        { } jusqua when jusqua < horloge.GetUtcNow() => "Provisoire, et plus valable : donnez-en un autre",
        { } jusqua => $"Provisoire, jusqu’au {Dates.Simple(jusqua)}",
    };

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is { } absent)
        {
            return absent;
        }

        Saisie = SaisieCompte.De(Compte);
        return await MontrerAsync(annulation);
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostModifierAsync(CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is { } absent)
        {
            return absent;
        }

        if (ModelState.IsValid)
        {
            Refus = (await gerer.ModifierAsync(Compte, Saisie.EnFiche(), Version ?? "", annulation)).Refus;
            if (Refus is null)
            {
                this.Confirmer("Le compte est enregistré.", "Si son rôle ou son organisme a changé, la personne devra se reconnecter.");
                return RedirectToPage();
            }
        }

        return await MontrerAsync(annulation);
    }

    /// <summary>Closes it.</summary>
    public Task<IActionResult> OnPostFermerAsync(CancellationToken annulation) =>
        FaireAsync(gerer.FermerAsync, "Le compte est fermé.", "Ses connexions en cours s’arrêtent dans la minute.", annulation);

    /// <summary>Opens it again.</summary>
    public Task<IActionResult> OnPostRouvrirAsync(CancellationToken annulation) =>
        FaireAsync(gerer.RouvrirAsync, "Le compte est rouvert.", "La personne peut se reconnecter avec son mot de passe.", annulation);

    /// <summary>Unlocks it.</summary>
    public Task<IActionResult> OnPostDebloquerAsync(CancellationToken annulation) =>
        FaireAsync(gerer.DebloquerAsync, "Le compte est débloqué.", "La personne peut essayer à nouveau, cinq fois.", annulation);

    /// <summary>Takes its second factor away.</summary>
    public Task<IActionResult> OnPostSecondFacteurAsync(CancellationToken annulation) =>
        FaireAsync(gerer.RetirerSecondFacteurAsync, "Le second facteur est retiré.", "La personne en installera un autre à sa prochaine connexion.", annulation);

    /// <summary>Gives a one-time password.</summary>
    public async Task<IActionResult> OnPostMotDePasseAsync(CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is { } absent)
        {
            return absent;
        }

        var resultat = await gerer.DonnerMotDePasseAsync(Compte, annulation);
        if (resultat.EstFait)
        {
            this.GarderMotDePasse(Id, resultat.Valeur);
            return RedirectToPage("/Administration/Comptes/MotDePasse", new { id = Id });
        }

        return await RefuserAsync(resultat.Refus!, annulation);
    }

    private async Task<IActionResult> FaireAsync(
        Func<Compte, CancellationToken, Task<Result>> acte, string fait, string suite, CancellationToken annulation)
    {
        if (await ChargerAsync(annulation) is { } absent)
        {
            return absent;
        }

        if ((await acte(Compte, annulation)).Refus is { } refus)
        {
            return await RefuserAsync(refus, annulation);
        }

        this.Confirmer(fait, suite);
        return RedirectToPage();
    }

    private Task<IActionResult> RefuserAsync(Refus refus, CancellationToken annulation)
    {
        ModelState.Clear();
        (Refus, Saisie) = (refus, SaisieCompte.De(Compte));
        return MontrerAsync(annulation);
    }

    private async Task<IActionResult?> ChargerAsync(CancellationToken annulation)
    {
        var compte = await db.Comptes.DeProfessionnels().SingleOrDefaultAsync(c => c.Id == Id, annulation);
        Compte = compte!;
        return compte is null ? NotFound() : null;
    }

    /// <summary>The page with what the account is now, and what was typed if it was refused.</summary>
    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        Compte = await db.Comptes.AsNoTracking().SingleAsync(c => c.Id == Id, annulation);
        Version = Compte.ConcurrencyStamp;
        ModelState.Remove(nameof(Version));
        Organismes = await ChoixCompte.OrganismesAsync(db, annulation);
        var agent = new CompteId(Id);
        PersonnesSuivies = await db.Parcours.CountAsync(p => p.Referent == agent && p.Sortie == null, annulation);
        return Page();
    }
}
