using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Administration.Reglages;

/// <summary>What a rule is today.</summary>
public enum EtatRegle
{
    /// <summary>It applies to the facts of today.</summary>
    EnVigueur,

    /// <summary>It will apply.</summary>
    AVenir,

    /// <summary>A national rule that the département has replaced for now.</summary>
    Ecartee,

    /// <summary>It applied.</summary>
    Passee,
}

/// <summary>The dated rules, those of the law and those that the département sets for itself; and how the département is reached.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="regler">Sets delays.</param>
/// <param name="decrire">Says how the département is reached.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(JalonsDb db, AgentCourant courant, ReglerDelais regler, DecrireDepartement decrire, TimeProvider horloge) : PageModel
{
    /// <summary>A rule to add.</summary>
    public sealed class SaisieAjout
    {
        /// <summary>Which rule.</summary>
        [Display(Name = "Règle")]
        [Required(ErrorMessage = "Il manque la règle.")]
        public string? Code { get; set; }

        /// <summary>How many units.</summary>
        [Display(Name = "Valeur")]
        [Required(ErrorMessage = "Il manque la valeur.")]
        [Range(1, 1000, ErrorMessage = "Écrivez un nombre entre 1 et 1000.")]
        public int? Nombre { get; set; }

        /// <summary>Which unit.</summary>
        [Display(Name = "Unité")]
        [Required(ErrorMessage = "Il manque l’unité.")]
        public UniteDelai? Unite { get; set; }

        /// <summary>First day.</summary>
        [Display(Name = "En vigueur à partir du")]
        [Required(ErrorMessage = "Il manque la date de début.")]
        public DateOnly? Du { get; set; }

        /// <summary>Last day.</summary>
        [Display(Name = "Dernier jour")]
        public DateOnly? Jusqua { get; set; }

        /// <summary>Basis.</summary>
        [Display(Name = "Fondement")]
        [Required(ErrorMessage = "Il manque ce qui fonde cette règle.")]
        public string? Fondement { get; set; }
    }

    /// <summary>A rule to end.</summary>
    public sealed class SaisieFin
    {
        /// <summary>Which one.</summary>
        [Display(Name = "Règle")]
        [Required(ErrorMessage = "Il manque la règle.")]
        public long? Regle { get; set; }

        /// <summary>Last day.</summary>
        [Display(Name = "Dernier jour")]
        [Required(ErrorMessage = "Il manque le dernier jour.")]
        public DateOnly? Dernier { get; set; }
    }

    /// <summary>How the département is reached.</summary>
    public sealed class SaisieCoordonnees
    {
        /// <summary>Address.</summary>
        [Display(Name = "Adresse")]
        [Required(ErrorMessage = "Il manque l’adresse : les lettres disent où écrire.")]
        [StringLength(300, ErrorMessage = "Écrivez une adresse de 300 caractères au plus.")]
        [RegularExpression(@"^.*\b[0-9]{5} +\p{L}.*$", ErrorMessage = "Finissez par le code postal et la commune, par exemple 55000 Bar-le-Duc.")]
        public string? Adresse { get; set; }

        /// <summary>Telephone.</summary>
        [Display(Name = "Téléphone")]
        [RegularExpression(@"^(\+33[ .]?|0)[1-9]([ .]?[0-9]{2}){4}$", ErrorMessage = "Écrivez dix chiffres, par exemple 03 29 12 34 56.")]
        public string? Telephone { get; set; }

        /// <summary>E-mail.</summary>
        [Display(Name = "Courriel")]
        [EmailAddress(ErrorMessage = "Écrivez une adresse comme insertion@exemple.fr.")]
        [StringLength(256, ErrorMessage = "Écrivez une adresse de 256 caractères au plus.")]
        public string? Courriel { get; set; }

        /// <summary>The version that the page showed.</summary>
        public string? Version { get; set; }
    }

    /// <summary>How the département is reached.</summary>
    [BindProperty]
    public SaisieCoordonnees Coordonnees { get; set; } = new();

    /// <summary>A rule to add.</summary>
    [BindProperty]
    public SaisieAjout Ajout { get; set; } = new() { Unite = UniteDelai.Jours };

    /// <summary>A rule to end.</summary>
    [BindProperty]
    public SaisieFin Fin { get; set; } = new();

    /// <summary>The rules.</summary>
    public IReadOnlyList<RegleEcrite> Regles { get; private set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>What was not done.</summary>
    public string TitreRefus { get; private set; } = "La règle n’est pas enregistrée";

    /// <summary>The rules that a département may set.</summary>
    public static IReadOnlyList<SelectListItem> Codes { get; } = [.. ReglesLocales.Reglables.Select(code => new SelectListItem(ReglesLocales.Libelle(code), code))];

    /// <summary>Units to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Unites { get; } = [new("jours", nameof(UniteDelai.Jours)), new("mois", nameof(UniteDelai.Mois))];

    /// <summary>The rules of the département that may be ended.</summary>
    public IReadOnlyList<SelectListItem> Terminables =>
    [
        .. Regles.Where(r => r.Regle.Departement is not null && Etat(r.Regle) != EtatRegle.Passee)
            .Select(r => new SelectListItem(
                $"{ReglesLocales.Libelle(r.Regle.Code)} : {Mots.Delai(r.Regle.Delai)}, {Dates.Periode(r.Regle.Periode.Du, r.Regle.Periode.DernierJour)}",
                r.Id.ToString(CultureInfo.InvariantCulture))),
    ];

    /// <summary>What a rule is today.</summary>
    public EtatRegle Etat(Regle regle)
    {
        var jour = horloge.Aujourdhui();
        if (!regle.Periode.Contient(jour))
        {
            return regle.Periode.Du > jour ? EtatRegle.AVenir : EtatRegle.Passee;
        }

        var remplacee = regle.Departement is null
            && Regles.Any(autre => autre.Regle.Code == regle.Code && autre.Regle.Departement is not null && autre.Regle.Periode.Contient(jour));
        return remplacee ? EtatRegle.Ecartee : EtatRegle.EnVigueur;
    }

    /// <summary>Shows what is set.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        await LireReglesAsync(annulation);
        var lues = await db.LireCoordonneesAsync(courant.Agent.Departement, annulation);
        Coordonnees = new() { Adresse = lues.Coordonnees.Adresse, Telephone = lues.Coordonnees.Telephone, Courriel = lues.Coordonnees.Courriel, Version = lues.Version };
    }

    /// <summary>Says how the département is reached.</summary>
    public async Task<IActionResult> OnPostDecrireAsync(CancellationToken annulation)
    {
        Garder(nameof(Coordonnees));
        if (ModelState.IsValid)
        {
            var coordonnees = new CoordonneesDepartement(Net(Coordonnees.Adresse), Net(Coordonnees.Telephone), Net(Coordonnees.Courriel));
            Refus = (await decrire.DecrireAsync(coordonnees, Coordonnees.Version, annulation)).Refus;
            if (Refus is null)
            {
                this.Confirmer("Les coordonnées sont enregistrées.", "Les prochaines lettres les portent.");
                return RedirectToPage();
            }
        }

        TitreRefus = "Les coordonnées ne sont pas enregistrées";
        await LireReglesAsync(annulation);
        if (Refus is not null)
        {
            ModelState.Remove("Coordonnees.Version");
            Coordonnees.Version = (await db.LireCoordonneesAsync(courant.Agent.Departement, annulation)).Version;
        }

        return Page();
    }

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAjouterAsync(CancellationToken annulation)
    {
        Garder(nameof(Ajout));
        Verifier("Ajout.Du", Ajout.Du);
        Verifier("Ajout.Jusqua", Ajout.Jusqua);
        if (Ajout is { Du: { } du, Jusqua: { } dernier } && dernier < du)
        {
            ModelState.AddModelError("Ajout.Jusqua", "Le dernier jour vient après le premier.");
        }

        if (!ModelState.IsValid)
        {
            return await MontrerAsync(annulation);
        }

        var regle = new Regle(
            Ajout.Code!,
            courant.Agent.Departement,
            new Periode(Ajout.Du!.Value, Ajout.Jusqua?.AddDays(1)),
            new Delai(Ajout.Nombre!.Value, Ajout.Unite!.Value, Ajout.Fondement!.Trim()));
        Refus = (await regler.AjouterAsync(regle, annulation)).Refus;
        return await ConclureAsync("La règle est ajoutée.", $"Elle s’appliquera aux faits à partir du {Dates.Simple(regle.Periode.Du)}.", annulation);
    }

    /// <summary>Ends one.</summary>
    public async Task<IActionResult> OnPostTerminerAsync(CancellationToken annulation)
    {
        Garder(nameof(Fin));
        Verifier("Fin.Dernier", Fin.Dernier);
        await OnGetAsync(annulation);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Regles.FirstOrDefault(r => r.Id == Fin.Regle) is not { } regle)
        {
            return NotFound();
        }

        Refus = (await regler.TerminerAsync(regle, Fin.Dernier!.Value.AddDays(1), annulation)).Refus;
        return await ConclureAsync("La règle a une fin.", $"Son dernier jour est le {Dates.Simple(Fin.Dernier.Value)}.", annulation);
    }

    private static string? Net(string? texte) => string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    private async Task LireReglesAsync(CancellationToken annulation) => Regles =
    [
        .. (await db.ListerReglesAsync(courant.Agent.Departement, annulation))
            .OrderBy(r => Rang(r.Regle.Code)).ThenByDescending(r => r.Regle.Departement is not null).ThenByDescending(r => r.Regle.Periode.Du),
    ];

    /// <summary>In the order of a parcours; a rule that the page does not know comes last.</summary>
    private static int Rang(string code) => ReglesLocales.Toutes.Contains(code) ? ReglesLocales.Toutes.ToList().IndexOf(code) : int.MaxValue;

    private void Verifier(string champ, DateOnly? jour)
    {
        if (jour is { Year: < 2000 or >= 2100 })
        {
            ModelState.AddModelError(champ, "Écrivez une année entre 2000 et 2099.");
        }
    }

    /// <summary>The page holds several forms: those that were not sent have nothing to correct.</summary>
    private void Garder(string formulaire)
    {
        foreach (var cle in ModelState.Keys.Where(cle => !cle.StartsWith(formulaire + ".", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(cle);
        }
    }

    private async Task<IActionResult> ConclureAsync(string fait, string suite, CancellationToken annulation)
    {
        if (Refus is not null)
        {
            return await MontrerAsync(annulation);
        }

        this.Confirmer(fait, suite);
        return RedirectToPage();
    }

    private async Task<IActionResult> MontrerAsync(CancellationToken annulation)
    {
        await OnGetAsync(annulation);
        return Page();
    }
}
