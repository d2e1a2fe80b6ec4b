using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Flux.Listes.Verifier;

/// <summary>Shows the rows of a list as they will be taken, what is to be looked at cell by cell, and what becomes of each (issue 3, 2).</summary>
/// <param name="courant">Who acts.</param>
/// <param name="connexion">Reads.</param>
/// <param name="travail">The acts.</param>
/// <param name="imports">Runs the import.</param>
/// <param name="journal">Looking at names is written down.</param>
/// <param name="horloge">Clock.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class IndexModel(
    AgentCourant courant, ConnexionRequete connexion, TravailListes travail, ImportsEnCours imports, Journal journal, TimeProvider horloge) : PageListe
{
    /// <summary>The list.</summary>
    public ListeRecue Liste { get; private set; } = null!;

    /// <summary>Only the rows in this state.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    /// <summary>How many rows in each state.</summary>
    public IReadOnlyDictionary<string, int> Comptes { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Rows shown, with what they say.</summary>
    public IReadOnlyList<(LigneRecue Ligne, LignePersonne Lue)> Lignes { get; private set; } = [];

    /// <summary>The rule that said no.</summary>
    public Refus? Refus { get; private set; }

    /// <summary>Shows the rows.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (await ListeRecue.LireAsync(lecture, id, annulation) is not { } liste)
        {
            return NotFound();
        }

        if (liste.Etat != "a_verifier")
        {
            return liste.Flux is { } flux ? RedirectToPage("/Flux/Consulter/Index", new { id = flux }) : RedirectToPage("/Flux/Listes/Associer/Index", new { id });
        }

        Liste = liste;
        Comptes = await LigneRecue.CompterAsync(lecture, id, annulation);
        Etat = MotsListe.Etats.Contains(Etat) ? Etat : null;
        Compter(Etat is null ? Comptes.Values.Sum() : Comptes.GetValueOrDefault(Etat));
        var lecteur = new LecturePersonnes(liste.Champs!, horloge.Aujourdhui());
        Lignes = [.. (await LigneRecue.ListerAsync(lecture, id, Etat, ParPage, Passees, annulation)).Select(l => (l, lecteur.Lire(new LigneListe(l.Rang, l.Cellules))))];
        await journal.ConsulterAsync($"Liste de personnes « {liste.NomFichier} », page {P}", null, null, annulation);
        return Page();
    }

    /// <summary>Starts the import.</summary>
    public async Task<IActionResult> OnPostImporterAsync(long id, int version, CancellationToken annulation)
    {
        if (await ListeRecue.LireAsync(await connexion.OuvrirAsync(annulation), id, annulation) is not { } liste)
        {
            return NotFound();
        }

        var suivi = imports.LancerListe(courant.Agent, id, version, liste.NomFichier);
        return RedirectToPage("/Flux/Suivre/Index", new { numero = suivi.Numero });
    }

    /// <summary>Deletes the list.</summary>
    public async Task<IActionResult> OnPostSupprimerAsync(long id, int version, CancellationToken annulation)
    {
        if (await ListeRecue.LireAsync(await connexion.OuvrirAsync(annulation), id, annulation) is not { } liste)
        {
            return NotFound();
        }

        Refus = (await travail.AbandonnerAsync(liste with { Version = version }, courant.Agent, horloge.GetUtcNow(), annulation)).Refus;
        if (Refus is not null)
        {
            return await OnGetAsync(id, annulation);
        }

        this.Confirmer("La liste est supprimée", "Rien n’a été importé.");
        return RedirectToPage("/Flux/Recus/Index");
    }
}
