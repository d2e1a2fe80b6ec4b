using System.ComponentModel.DataAnnotations;
using Jalons.Domain.Socle;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Style;

/// <summary>
/// The living style page: every component in every state, with invented people. It exists in development only.
/// <c>?gabarit=usager</c> or <c>?gabarit=public</c> shows it in the other shells; sending the form shows the errors.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(TimeProvider horloge) : PageModel
{
    /// <summary>Where somebody lives.</summary>
    public enum Logement
    {
        /// <summary>A home of one's own.</summary>
        [Display(Name = "Dans mon logement", Description = "Vous êtes locataire ou propriétaire.")]
        Sien,

        /// <summary>With others.</summary>
        [Display(Name = "Chez quelqu’un", Description = "Un proche vous héberge, même pour quelques jours.")]
        Heberge,

        /// <summary>None.</summary>
        [Display(Name = "Je n’ai pas de logement en ce moment")]
        Aucun,
    }

    /// <summary>What the example form asks.</summary>
    public sealed class Formulaire
    {
        /// <summary>A short text.</summary>
        [Display(Name = "Nom de naissance")]
        [Required(ErrorMessage = "Il manque le nom de naissance.")]
        public string Nom { get; set; } = "";

        /// <summary>A date.</summary>
        [Display(Name = "Date de naissance")]
        [Required(ErrorMessage = "Il manque la date de naissance.")]
        public DateOnly? Naissance { get; set; }

        /// <summary>An address.</summary>
        [Display(Name = "Courriel")]
        [EmailAddress(ErrorMessage = "Écrivez une adresse comme prenom.nom@exemple.fr.")]
        public string? Courriel { get; set; }

        /// <summary>A number.</summary>
        [Display(Name = "Enfants à charge")]
        public int? Enfants { get; set; }

        /// <summary>A list.</summary>
        [Display(Name = "Territoire")]
        public string? Territoire { get; set; }

        /// <summary>A long text.</summary>
        [Display(Name = "Ce que la personne souhaite")]
        [DataType(DataType.MultilineText)]
        public string? Souhaits { get; set; }

        /// <summary>A choice.</summary>
        [Display(Name = "Où habitez-vous ?")]
        [Required(ErrorMessage = "Dites-nous où vous habitez.")]
        public Logement? Logement { get; set; }

        /// <summary>Several choices.</summary>
        [Display(Name = "Comment vous déplacez-vous ?")]
        public List<string> Deplacements { get; set; } = [];

        /// <summary>Yes or no.</summary>
        [Display(Name = "Avez-vous le permis de conduire ?")]
        public bool? Permis { get; set; }

        /// <summary>An agreement.</summary>
        [Display(Name = "J’ai relu ces réponses et elles sont exactes")]
        public bool Accord { get; set; }
    }

    /// <summary>What was sent.</summary>
    [BindProperty]
    public Formulaire Saisie { get; set; } = new();

    /// <summary>Which shell is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Gabarit { get; set; }

    /// <summary>The page of the example list.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>The territory filter of the example list.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Territoire")]
    public string? Territoire { get; set; }

    /// <summary>The urgency filter of the example list.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Échéance")]
    public string? Echeance { get; set; }

    /// <summary>The means of travel of the example.</summary>
    public static IReadOnlyList<OptionAidee> Deplacements { get; } = [new("pied", "À pied"), new("velo", "À vélo"), new("bus", "En bus ou en car"), new("voiture", "En voiture")];

    /// <summary>The territories of the example.</summary>
    public static IReadOnlyList<OptionAidee> Territoires { get; } = [new("bar", "Bar-le-Duc"), new("commercy", "Commercy"), new("stenay", "Stenay"), new("verdun", "Verdun")];

    /// <summary>The filters chosen in the address.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis =>
    [
        .. Territoires.Where(t => t.Value == Territoire).Select(t => new FiltreChoisi("Territoire", $"Territoire : {t.Text}")),
        .. Echeance == "retard" ? [new FiltreChoisi("Echeance", "En retard")] : Array.Empty<FiltreChoisi>(),
    ];

    /// <summary>The day on which the page is seen.</summary>
    public DateOnly Jour => horloge.Aujourdhui();

    /// <summary>The lines of the example list.</summary>
    public IReadOnlyList<(string Nom, string Commune, DateOnly Entree, DateOnly Limite)> Personnes =>
    [
        ("BERTIN Amélie", "Bar-le-Duc", Jour.AddDays(-51), Jour.AddDays(-9)),
        ("DA COSTA Rui", "Ligny-en-Barrois", Jour.AddDays(-40), Jour.AddDays(2)),
        ("LE GOFF Erwan", "Commercy", Jour.AddDays(-38), Jour.AddDays(4)),
        ("N’DIAYE Fatou", "Vaucouleurs", Jour.AddDays(-21), Jour.AddDays(21)),
        ("SCHMITT Jean-Baptiste", "Saint-Mihiel", Jour.AddDays(-3), Jour.AddDays(39)),
    ];

    /// <summary>The identity strip of the example.</summary>
    public Identite Identite => new("Amélie BERTIN", 34, "Bar-le-Duc", "Claire Humbert, France Travail Bar-le-Duc", horloge.GetUtcNow().AddDays(6))
    {
        Faits = [("Demande", "55 001 234 567"), ("Droit", "Ouvert depuis le 4 mars 2025")],
        Alertes = [new(Nature.Retard, "Orientation en retard de 9 jours"), new(Nature.Bientot, "Contrat à renouveler dans 12 jours")],
    };

    /// <summary>The line of the example.</summary>
    public IReadOnlyList<Jalon> Parcours =>
    [
        new(TypeJalon.Droits, EtatJalon.Fait, Jour.AddDays(-210), "Droit au RSA ouvert", "Information reçue de la CAF."),
        new(TypeJalon.Orientation, EtatJalon.Fait, Jour.AddDays(-171), "Orientation socio-professionnelle", "Maison de la solidarité de Bar-le-Duc."),
        new(TypeJalon.RendezVous, EtatJalon.Fait, Jour.AddDays(-160), "Premier entretien avec Claire Humbert"),
        new(TypeJalon.Contrat, EtatJalon.EnCours, Jour.AddDays(-150), "Contrat d’engagement", "Deux actions sur trois sont faites.", "#contrat"),
        new(TypeJalon.Offre, EtatJalon.Retard, Jour.AddDays(-9), "Atelier mobilité", "La réponse de la structure est attendue."),
        new(TypeJalon.RendezVous, EtatJalon.AVenir, Jour.AddDays(6), "Point d’étape", "À la maison de la solidarité, 3 rue du Bourg."),
        new(TypeJalon.Emploi, EtatJalon.AVenir, Jour.AddDays(40), "Immersion en boulangerie"),
    ];

    /// <summary>A chart of the example: lines.</summary>
    public static Graphique Delais { get; } = new(
        "De l’entrée à l’orientation",
        TypeGraphique.Courbes,
        "Mois",
        ["déc.", "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov."],
        [
            new("Meuse", [62, 60, 61, 58, 55, 54, 49, 47, 48, 44, 41, 39]),
            new("Bar-le-Duc", [58, 57, 55, 55, 50, 46, 45, null, 43, 40, 36, 35]),
            new("Verdun", [71, 70, 68, 66, 63, 61, 57, 55, 54, 52, 50, 47]),
        ],
        "jours");

    /// <summary>A chart of the example: lying bars.</summary>
    public static Graphique Contrats { get; } = new(
        "Part des personnes avec un contrat en cours",
        TypeGraphique.BarresHorizontales,
        "Territoire",
        ["Bar-le-Duc", "Commercy", "Stenay", "Verdun"],
        [new("Part", [63.4m, 58.1m, 47.9m, 55.2m])],
        "%",
        1);

    /// <summary>The answers to be checked.</summary>
    public static IReadOnlyList<LigneVerification> Reponses { get; } =
    [
        new("Parcours", "Socio-professionnel", "#"),
        new("Organisme", "Maison de la solidarité de Bar-le-Duc", "#"),
        new("Référent", "Claire Humbert", "#"),
        new("Raisons", "Logement stable, deux freins levés.\nSouhaite travailler dans la restauration.", "#"),
        new("Lettre", null),
    ];

    /// <summary>Shows the page.</summary>
    public void OnGet()
    {
    }

    /// <summary>Shows the page with its errors, or the confirmation.</summary>
    public IActionResult OnPost()
    {
        if (!Saisie.Accord)
        {
            ModelState.AddModelError("Saisie.Accord", "Dites que vous avez relu vos réponses.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData[Ui.PageModelExtensions.CleConfirmation] = "Vos réponses sont enregistrées";
        TempData[Ui.PageModelExtensions.CleSuite] = "Votre référente, Claire Humbert, les recevra ce soir.";
        return RedirectToPage(new { Gabarit });
    }
}
