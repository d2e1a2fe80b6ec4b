using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jalons.Web.Features.Aide;

/// <summary>How to read and to use the pages: the line, the shapes, the keyboard, paper, and whom to ask.</summary>
public sealed class IndexModel(IOptions<OptionsUi> options, TimeProvider horloge) : PageModel
{
    /// <summary>Whom to ask.</summary>
    public string Contact => options.Value.Contact;

    /// <summary>Whether the reader is a professional: they have a search box and a keyboard.</summary>
    public bool EstProfessionnel => User.Identity?.IsAuthenticated == true && !User.IsInRole(nameof(Role.Usager));

    /// <summary>The page of the guide written for the reader's role; null when there is none.</summary>
    public string? Guide => User.LireAgent() is { } agent ? GuideUtilisateur.PageDe(agent.Role) : null;

    /// <summary>The four states of a stake, as an example of the line.</summary>
    public IReadOnlyList<Jalon> Exemple => Ligne(horloge.Aujourdhui());

    /// <summary>What each drawing is about.</summary>
    public static IReadOnlyList<Jalon> Genres { get; } =
    [
        new(TypeJalon.Droits, EtatJalon.Fait, null, "Le droit au RSA : ouverture, suspension, reprise, fin."),
        new(TypeJalon.Orientation, EtatJalon.Fait, null, "Le choix de l’accompagnement et du référent."),
        new(TypeJalon.Contrat, EtatJalon.Fait, null, "Les contrats : préparation, signatures, renouvellement."),
        new(TypeJalon.RendezVous, EtatJalon.Fait, null, "Les rencontres, passées et prévues."),
        new(TypeJalon.Offre, EtatJalon.Fait, null, "Les ateliers, formations et services proposés."),
        new(TypeJalon.Emploi, EtatJalon.Fait, null, "Les immersions et les emplois."),
    ];

    private static IReadOnlyList<Jalon> Ligne(DateOnly jour) =>
    [
        new(TypeJalon.Orientation, EtatJalon.Fait, jour.AddDays(-40), "Un jalon plein", "C’est fait."),
        new(TypeJalon.Contrat, EtatJalon.EnCours, jour.AddDays(-30), "Un jalon au bord épais", "C’est en cours."),
        new(TypeJalon.Offre, EtatJalon.Retard, jour.AddDays(-3), "Un triangle sur la ligne", "C’était prévu, et ce n’est pas encore fait."),
        new(TypeJalon.RendezVous, EtatJalon.AVenir, jour.AddDays(6), "Un jalon en pointillé", "C’est à venir."),
    ];
}
