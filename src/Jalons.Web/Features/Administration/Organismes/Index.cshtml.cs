using System.ComponentModel.DataAnnotations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Organismes;

/// <summary>The organismes of the département: some dozens, on one page.</summary>
/// <param name="db">Unit of work.</param>
public sealed class IndexModel(JalonsDb db) : PageModel
{
    /// <summary>A line of the list.</summary>
    public sealed record Ligne(OrganismeId Id, string Nom, CategorieOrganisme Categorie, TypeParcours[] Parcours, string[] Epcis, bool Actif, int Comptes);

    /// <summary>Open or closed.</summary>
    public enum EtatOrganisme
    {
        /// <summary>It receives people.</summary>
        Ouvert,

        /// <summary>It receives nobody new.</summary>
        Ferme,
    }

    /// <summary>Part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Nom")]
    public string? Q { get; set; }

    /// <summary>Category.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "Catégorie")]
    public CategorieOrganisme? Categorie { get; set; }

    /// <summary>State.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "État")]
    public EtatOrganisme? Etat { get; set; }

    /// <summary>States to choose from.</summary>
    public static IReadOnlyList<SelectListItem> Etats { get; } = [new("Ouverts", nameof(EtatOrganisme.Ouvert)), new("Fermés", nameof(EtatOrganisme.Ferme))];

    /// <summary>The filters chosen.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis =>
    [
        .. string.IsNullOrWhiteSpace(Q) ? Array.Empty<FiltreChoisi>() : [new(nameof(Q), $"Nom : {Q.Trim()}")],
        .. Categorie is { } categorie ? [new(nameof(Categorie), $"Catégorie : {categorie.Libelle()}")] : Array.Empty<FiltreChoisi>(),
        .. Etat is { } etat ? [new(nameof(Etat), etat == EtatOrganisme.Ouvert ? "Ouverts" : "Fermés")] : Array.Empty<FiltreChoisi>(),
    ];

    /// <summary>The lines.</summary>
    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var organismes = db.Organismes.AsNoTracking();
        if (Categorie is { } categorie)
        {
            organismes = organismes.Where(o => o.Categorie == categorie);
        }

        if (Etat is { } etat)
        {
            var actif = etat == EtatOrganisme.Ouvert;
            organismes = organismes.Where(o => o.Actif == actif);
        }

        var lus = await organismes
            .OrderBy(o => o.Nom)
            .Select(o => new Ligne(o.Id, o.Nom, o.Categorie, o.Parcours, o.Epcis, o.Actif, db.Comptes.Count(c => c.Organisme == o.Id && c.Actif)))
            .ToListAsync(annulation);
        var cle = Cles.Nom(Q);
        Lignes = cle.Length == 0 ? lus : [.. lus.Where(ligne => Cles.Nom(ligne.Nom).Contains(cle, StringComparison.Ordinal))];
    }
}
