using Jalons.Data.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Dossiers.Image;

/// <summary>All that the payer said of a household, picture after picture, in words, and what changed from one to the next (docs/adr/0012).</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Consultations.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(ConnexionRequete connexion, Journal journal) : PageModel
{
    /// <summary>The file.</summary>
    public DossierLu Dossier { get; private set; } = null!;

    /// <summary>The pictures kept, latest first.</summary>
    public IReadOnlyList<ImageGardee> Images { get; private set; } = [];

    /// <summary>The one shown; null when none was kept.</summary>
    public ImageGardee? Choisie { get; private set; }

    /// <summary>The one before it, of the same kind.</summary>
    public ImageGardee? Precedente { get; private set; }

    /// <summary>What it says, block after block.</summary>
    public IReadOnlyList<BlocEnClair> Blocs { get; private set; } = [];

    /// <summary>What changed since the one before.</summary>
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    /// <summary>Flow of the picture to show.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Flux { get; set; }

    /// <summary>Rank of the picture in its flow.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Rang { get; set; }

    /// <summary>How a picture is named.</summary>
    public static string Nommer(ImageGardee image) => image switch
    {
        { Format: "VIRD0201" } => "recueil de données socio-professionnelles",
        { EstDemande: true } => "demande de RSA",
        { Type: "M", Reference: { } mois } => $"flux mensuel, {Dates.MoisEtAnnee(mois)}",
        { Type: "M" } => "flux mensuel",
        _ => "flux quotidien",
    };

    /// <summary>Shows a picture and writes down that the file was opened.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await lecture.LireDossierAsync(id, annulation) is not { } dossier)
        {
            return NotFound();
        }

        Dossier = dossier;
        Images = await lecture.ListerImagesAsync(id, annulation);
        Choisie = Flux is null ? Images.FirstOrDefault(i => !i.EstDemande) ?? Images.FirstOrDefault() : Images.FirstOrDefault(i => i.Flux == Flux && (Rang is null || i.Rang == Rang));
        if (Choisie is null)
        {
            return Flux is null ? Page() : NotFound();
        }

        Precedente = Images.SkipWhile(i => i != Choisie).Skip(1).FirstOrDefault(i => i.EstDemande == Choisie.EstDemande);
        var lues = await lecture.LireImagesAsync(id, Precedente is null ? [Choisie] : [Choisie, Precedente], annulation);
        var contenu = ImageEnClair.De(lues[0]);
        var autres = contenu with { Titre = "Autres données", Blocs = [] };
        Blocs = autres.EstVide ? contenu.Blocs : [.. contenu.Blocs, autres];
        Differences = Precedente is null ? [] : DifferenceImages.Entre(ImageEnClair.De(lues[1]), contenu);
        await journal.ConsulterAsync($"Données transmises par la caisse, dossier RSA {dossier.NumeroDemande}", null, new DossierId(id), annulation);
        return Page();
    }
}
