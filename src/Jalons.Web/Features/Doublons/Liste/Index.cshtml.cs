using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jalons.Web.Features.Doublons.Liste;

/// <summary>The queue of possible duplicates, best score first. Everything chosen is in the address.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="horloge">Today.</param>
public sealed class IndexModel(ConnexionRequete connexion, TimeProvider horloge) : PageListe
{
    private const int Majorite = 18;

    /// <summary>At least this score.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Ressemblance")]
    public int? Score { get; set; }

    /// <summary>Only for this reason.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Raison")]
    public RaisonDoublon? Raison { get; set; }

    /// <summary>Only the pairs where one of the two is an adult.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Âge")]
    public string? Age { get; set; }

    /// <summary>Only the pairs that this flow showed.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Flux { get; set; }

    /// <summary>Pairs of this page.</summary>
    public IReadOnlyList<LigneDoublon> Lignes { get; private set; } = [];

    /// <summary>Scores to choose from.</summary>
    public static IEnumerable<SelectListItem> Scores { get; } = [new("80 et plus", "80"), new("65 et plus", "65")];

    /// <summary>Reasons to choose from.</summary>
    public static IEnumerable<SelectListItem> RaisonsAuChoix { get; } =
        Enum.GetValues<RaisonDoublon>().Where(r => !r.EstContraire()).Select(r => new SelectListItem(r.Libelle(), r.ToString()));

    /// <summary>Ages to choose from.</summary>
    public static IEnumerable<SelectListItem> Ages { get; } = [new("Adultes", "adultes")];

    /// <summary>Filters chosen, to take off one by one.</summary>
    public IEnumerable<FiltreChoisi> Choisis
    {
        get
        {
            if (Score is { } score)
            {
                yield return new(nameof(Score), $"Ressemblance : {score} et plus");
            }

            if (Raison is { } raison)
            {
                yield return new(nameof(Raison), raison.Libelle());
            }

            if (Age == "adultes")
            {
                yield return new(nameof(Age), "Adultes");
            }

            if (Flux is not null)
            {
                yield return new(nameof(Flux), "Trouvés par un seul flux");
            }
        }
    }

    /// <summary>Reads one page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var filtre = new FiltreDoublons(Score, Raison, Flux, Age == "adultes" ? horloge.Aujourdhui().AddYears(-Majorite) : null);
        P = Math.Max(1, P);
        (Lignes, var total) = await (await connexion.OuvrirAsync(annulation)).ListerDoublonsAsync(filtre, Passees, ParPage, annulation);
        Compter(total);
    }
}
