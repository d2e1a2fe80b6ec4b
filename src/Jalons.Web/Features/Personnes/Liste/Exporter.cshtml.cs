using Jalons.Data.Dossiers.Repertoires;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Jalons.Web.Features.Personnes.Liste;

/// <summary>The list as a file, with the same filters, order and columns as on the screen. Taking a list out is written in the journal.</summary>
/// <param name="connexion">Reads, by chunks.</param>
/// <param name="repertoires">Who is in the list.</param>
/// <param name="courant">Who exports: only people they may see come out.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Today.</param>
public sealed class ExporterModel(ConnexionRequete connexion, Repertoires repertoires, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    /// <summary>Writes the journal, then the file.</summary>
    /// <param name="format"><c>csv</c> or <c>excel</c>.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var (jour, filtres) = (horloge.Aujourdhui(), FiltresListe.Lire(Request.Query, courant.Agent.Role));
        var lecture = await connexion.OuvrirAsync(annulation);
        var (repertoire, enPreparation) = await repertoires.LireAsync(lecture, courant.Agent.Departement, jour, IndexModel.Patience, annulation);
        if (repertoire is null || enPreparation)
        {
            return Redirect(Url.Content("~/personnes") + filtres.Ecrire());
        }

        var reponse = repertoire.Chercher(filtres.Demander(courant.Agent, jour) with { Compter = false });
        await NoterAsync(lecture, filtres, reponse.Total, format == "excel" ? "Excel" : "CSV", annulation);
        var lignes = lecture.ParcourirListeAsync(courant.Agent, reponse.Personnes, jour, annulation)
            .Select(p => new object?[] { p.Nom, p.Prenom }.Concat(filtres.Colonnes.Select(c => c.Valeur(p, jour))).ToArray());
        string[] titres = ["Nom", "Prénom", .. filtres.Colonnes.Select(c => c.Titre)];
        var nom = $"personnes-{jour:yyyy-MM-dd}";
        return format == "excel"
            ? await ExportClasseur.FichierAsync($"{nom}.xlsx", titres, lignes.Select(l => Array.ConvertAll(l, v => (string?)ExportCsv.Texte(v))), annulation)
            : ExportCsv.Fichier($"{nom}.csv", titres, lignes);
    }

    private async Task NoterAsync(NpgsqlConnection lecture, FiltresListe filtres, int total, string format, CancellationToken annulation)
    {
        var criteres = filtres.SansFiltre ? "sans filtre" : filtres.EnClair(await lecture.NommerValeursAsync(filtres.Choisies, annulation));
        await journal.EcrireAsync("personnes.liste_exportee", $"Export {format} d’une liste de {Nombres.Pluriel(total, "personne")} ({criteres})", annulation: annulation);
    }
}
