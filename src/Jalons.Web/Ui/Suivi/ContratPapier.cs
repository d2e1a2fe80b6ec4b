using System.Net.Mime;
using Jalons.Data.Contrats;
using Jalons.Domain.Contrats;
using Jalons.Web.Ui.Papier;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Ui.Suivi;

/// <summary>The contract on paper: the same words as on the screen, and places to sign.</summary>
public static class ContratPapier
{
    /// <summary>Lays the contract out.</summary>
    /// <param name="modele">The contract in plain words.</param>
    /// <param name="le">Now.</param>
    public static DocumentPapier De(ContratEnClair modele, DateTimeOffset le)
    {
        var titre = $"{modele.Contrat.Forme.Libelle()} {Liaisons.De(modele.Lu.Personne.NomComplet)}";
        return new DocumentPapier(titre, modele.Lu.Organisme, $"{titre} – imprimé le {Dates.Simple(Dates.AParis(le).Date)}", le, [.. Blocs(modele, titre)]);
    }

    /// <summary>Answers with the PDF, opened in the browser.</summary>
    /// <param name="page">The page that answers.</param>
    /// <param name="lu">The contract.</param>
    /// <param name="le">Now.</param>
    public static FileContentResult ImprimerContrat(this PageModel page, ContratLu lu, DateTimeOffset le)
    {
        page.Response.Headers.ContentDisposition = $"inline; filename=\"contrat-{lu.Contrat.Id.Valeur}.pdf\"";
        return page.File(De(new ContratEnClair(lu), le).EnPdf(), MediaTypeNames.Application.Pdf);
    }

    private static IEnumerable<BlocPapier> Blocs(ContratEnClair modele, string titre)
    {
        var contrat = modele.Contrat;
        yield return new TitrePapier(titre, 1);
        yield return new ParagraphePapier(modele.Entree);
        yield return new TitrePapier("Vos objectifs");
        foreach (var objectif in contrat.Objectifs.OrderBy(o => o.Rang))
        {
            yield return new EnsemblePapier(
            [
                new TitrePapier(objectif.Libelle, 3),
                new ListePapier([.. objectif.Actions.OrderBy(a => a.Rang).Select(a => $"{a.Libelle} ({modele.Qui(a)}{(a.Echeance is { } jour ? $", avant le {Dates.Simple(jour)}" : "")})")]),
            ]);
        }

        foreach (var (nom, phrases) in new[] { ("Ce que vous faites", contrat.Phrases(PartieContrat.Personne)), ("Ce que nous faisons", contrat.Phrases(PartieContrat.Service)) })
        {
            if (phrases.Count > 0)
            {
                yield return new EnsemblePapier([new TitrePapier(nom), new ListePapier(phrases)]);
            }
        }

        yield return new TitrePapier("Le temps");
        foreach (var phrase in new[] { $"{modele.Heures} {modele.Reduction}".Trim(), modele.Rythme }.Where(p => !string.IsNullOrEmpty(p)))
        {
            yield return new ParagraphePapier(phrase!);
        }

        yield return new EnsemblePapier([new TitrePapier("Vos droits et vos devoirs"), new ListePapier(modele.DroitsEtDevoirs)]);
        yield return new SignaturesPapier([(modele.Lu.Personne.NomComplet, modele.SignaturePersonne), ($"Pour {modele.Lu.Organisme}", modele.SignatureService)]);
        if (modele.Marque is { } marque)
        {
            yield return new ParagraphePapier(marque, Petit: true);
        }
    }
}
