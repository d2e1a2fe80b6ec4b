using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration.Comptes;

/// <summary>The accounts of the département's professionals.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="horloge">Clock.</param>
[BindProperties(SupportsGet = true)]
public sealed class IndexModel(JalonsDb db, TimeProvider horloge) : PageListe
{
    /// <summary>How French people sort names (migration 0001).</summary>
    private const string Francais = "francais";

    /// <summary>A line of the list.</summary>
    public sealed record Ligne(
        long Id, string Nom, string Prenom, string? Identifiant, Role Role, string? Organisme, DateTimeOffset? DerniereConnexion,
        bool Actif, DateTimeOffset? BloqueJusqua, DateTimeOffset? ProvisoireJusqua);

    /// <summary>Beginning of a name or of a user name.</summary>
    [Display(Name = "Nom ou identifiant")]
    public string? Q { get; set; }

    /// <summary>Role.</summary>
    [Display(Name = "Rôle")]
    public Role? Role { get; set; }

    /// <summary>Organisme.</summary>
    [Display(Name = "Organisme")]
    public long? Organisme { get; set; }

    /// <summary>State.</summary>
    [Display(Name = "État")]
    public EtatCompte? Etat { get; set; }

    /// <summary>Sort.</summary>
    public string? Tri { get; set; }

    /// <summary>Roles to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Roles { get; } = ChoixCompte.Roles;

    /// <summary>Organismes to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Organismes { get; private set; } = [];

    /// <summary>States to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Etats { get; } = [.. Enum.GetValues<EtatCompte>().Select(etat => new SelectListItem(etat.Libelle(), etat.ToString()))];

    /// <summary>The lines of the page.</summary>
    [BindNever]
    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];

    /// <summary>The filters chosen.</summary>
    public IReadOnlyList<FiltreChoisi> Choisis =>
    [
        .. Un(nameof(Q), string.IsNullOrWhiteSpace(Q) ? null : $"Nom : {Q.Trim()}"),
        .. Un(nameof(Role), Role is { } role ? $"Rôle : {role.Libelle()}" : null),
        .. Un(nameof(Organisme), Organismes.FirstOrDefault(o => o.Value == Organisme?.ToString(CultureInfo.InvariantCulture)) is { } organisme ? $"Organisme : {organisme.Text}" : null),
        .. Un(nameof(Etat), Etat is { } etat ? $"État : {etat.Libelle()}" : null),
    ];

    /// <summary>The filters, for the export.</summary>
    public IDictionary<string, string> Parametres => Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        Organismes = await ChoixCompte.OrganismesAsync(db, annulation);
        var comptes = Filtrer(db.Comptes.AsNoTracking().DeProfessionnels());
        Compter(await comptes.CountAsync(annulation));
        Lignes = await Projeter(Trier(comptes).Skip(Passees).Take(ParPage)).ToListAsync(annulation);
    }

    /// <summary>The whole list, as a file.</summary>
    public IActionResult OnGetExport() => ExportCsv.Fichier(
        "comptes.csv",
        ["Nom", "Prénom", "Identifiant", "Rôle", "Organisme", "Dernière connexion", "État"],
        Projeter(Trier(Filtrer(db.Comptes.AsNoTracking().DeProfessionnels()))).AsAsyncEnumerable().Select(ligne => new object?[]
        {
            ligne.Nom, ligne.Prenom, ligne.Identifiant, ligne.Role.Libelle(), ligne.Organisme, ligne.DerniereConnexion?.JourAParis(), EtatDe(ligne).Libelle(),
        }));

    /// <summary>What the account is today.</summary>
    public EtatCompte EtatDe(Ligne ligne)
    {
        var maintenant = horloge.GetUtcNow();
        return ligne switch
        {
            { Actif: false } => EtatCompte.Ferme,
            { BloqueJusqua: { } jusqua } when jusqua > maintenant => EtatCompte.Bloque,
            { ProvisoireJusqua: { } jusqua } => jusqua < maintenant ? EtatCompte.Perime : EtatCompte.Provisoire,
            _ => EtatCompte.Ouvert,
        };
    }

    /// <summary>How that state is drawn.</summary>
    public Nature NatureDe(Ligne ligne) => EtatDe(ligne) switch
    {
        EtatCompte.Bloque or EtatCompte.Perime => Ui.Composants.Nature.Retard,
        EtatCompte.Provisoire => Ui.Composants.Nature.Bientot,
        EtatCompte.Ouvert => Ui.Composants.Nature.Fait,
        _ => Ui.Composants.Nature.Neutre,
    };

    private IQueryable<Compte> Filtrer(IQueryable<Compte> comptes)
    {
        var maintenant = horloge.GetUtcNow();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var motif = MotifLike.Debut(Q);
            comptes = comptes.Where(c => EF.Functions.ILike(EF.Functions.Unaccent(c.Nom), EF.Functions.Unaccent(motif))
                || EF.Functions.ILike(EF.Functions.Unaccent(c.Prenom + " " + c.Nom), EF.Functions.Unaccent(motif))
                || EF.Functions.ILike(EF.Functions.Unaccent(c.Nom + " " + c.Prenom), EF.Functions.Unaccent(motif))
                || EF.Functions.ILike(c.UserName!, motif));
        }

        if (Role is { } role)
        {
            comptes = comptes.Where(c => c.Role == role);
        }

        if (Organisme is { } numero)
        {
            var organisme = new OrganismeId(numero);
            comptes = comptes.Where(c => c.Organisme == organisme);
        }

        return Etat switch
        {
            EtatCompte.Ouvert => comptes.Where(c => c.Actif),
            EtatCompte.Ferme => comptes.Where(c => !c.Actif),
            EtatCompte.Bloque => comptes.Where(c => c.Actif && c.LockoutEnd > maintenant),
            EtatCompte.Provisoire => comptes.Where(c => c.Actif && c.MotDePasseProvisoireJusqua >= maintenant),
            EtatCompte.Perime => comptes.Where(c => c.Actif && c.MotDePasseProvisoireJusqua < maintenant),
            EtatCompte.SansSecondFacteur => comptes.Where(c => c.Actif && !c.TwoFactorEnabled),
            EtatCompte.SansOrganisme => comptes.Where(c => c.Actif && c.Organisme == null
                && (c.Role == Domain.Habilitations.Role.Referent || c.Role == Domain.Habilitations.Role.Intervenant)),
            _ => comptes,
        };
    }

    private IQueryable<Compte> Trier(IQueryable<Compte> comptes)
    {
        var tries = Tri switch
        {
            "-nom" => comptes.OrderByDescending(c => EF.Functions.Collate(c.Nom, Francais)),
            "role" => comptes.OrderBy(c => c.Role),
            "-role" => comptes.OrderByDescending(c => c.Role),
            "organisme" => comptes.OrderBy(c => db.Organismes.Where(o => o.Id == c.Organisme).Select(o => o.Nom).FirstOrDefault()),
            "-organisme" => comptes.OrderByDescending(c => db.Organismes.Where(o => o.Id == c.Organisme).Select(o => o.Nom).FirstOrDefault()),
            "connexion" => comptes.OrderBy(c => c.DerniereConnexion),
            "-connexion" => comptes.OrderByDescending(c => c.DerniereConnexion ?? DateTimeOffset.MinValue),
            _ => comptes.OrderBy(c => EF.Functions.Collate(c.Nom, Francais)),
        };
        return tries.ThenBy(c => EF.Functions.Collate(c.Nom, Francais)).ThenBy(c => EF.Functions.Collate(c.Prenom, Francais)).ThenBy(c => c.Id);
    }

    private IQueryable<Ligne> Projeter(IQueryable<Compte> comptes) => comptes.Select(compte => new Ligne(
        compte.Id, compte.Nom, compte.Prenom, compte.UserName, compte.Role,
        db.Organismes.Where(o => o.Id == compte.Organisme).Select(o => o.Nom).FirstOrDefault(),
        compte.DerniereConnexion, compte.Actif, compte.LockoutEnd, compte.MotDePasseProvisoireJusqua));

    private static IEnumerable<FiltreChoisi> Un(string parametre, string? libelle) => libelle is null ? [] : [new(parametre, libelle)];
}
