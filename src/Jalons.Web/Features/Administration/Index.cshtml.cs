using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Administration;

/// <summary>Home of the administrator: who cannot sign in today.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="horloge">Clock.</param>
public sealed class IndexModel(JalonsDb db, AgentCourant courant, TimeProvider horloge) : PageModel
{
    /// <summary>A thing to do.</summary>
    public sealed record Devoir(int Nombre, string Libelle, string Adresse);

    /// <summary>What there is to do.</summary>
    public IReadOnlyList<Devoir> Devoirs { get; private set; } = [];

    /// <summary>Counts.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        var maintenant = horloge.GetUtcNow();
        var ouverts = db.Comptes.DeProfessionnels().Where(compte => compte.Actif);
        var comptes = await ouverts.GroupBy(_ => 1)
            .Select(g => new
            {
                Bloques = g.Count(c => c.LockoutEnd > maintenant),
                Perimes = g.Count(c => c.MotDePasseProvisoireJusqua < maintenant),
                SansOrganisme = g.Count(c => c.Organisme == null && (c.Role == Role.Referent || c.Role == Role.Intervenant)),
            })
            .SingleOrDefaultAsync(annulation);
        var adresse = (await db.LireCoordonneesAsync(courant.Agent.Departement, annulation)).Coordonnees.Adresse;
        Devoirs =
        [
            new(adresse is null ? 1 : 0, "réglage à compléter : l’adresse du département, où les lettres disent d’écrire", "/administration/reglages#coordonnees"),
            new(comptes?.Bloques ?? 0, (comptes?.Bloques ?? 0) > 1 ? "comptes bloqués après trop d’essais" : "compte bloqué après trop d’essais", "/administration/comptes?etat=Bloque"),
            new(comptes?.Perimes ?? 0, (comptes?.Perimes ?? 0) > 1 ? "mots de passe provisoires jamais utilisés, qui ne sont plus valables" : "mot de passe provisoire jamais utilisé, qui n’est plus valable", "/administration/comptes?etat=Perime"),
            new(comptes?.SansOrganisme ?? 0, (comptes?.SansOrganisme ?? 0) > 1 ? "référents ou intervenants sans organisme" : "référent ou intervenant sans organisme", "/administration/comptes?etat=SansOrganisme"),
        ];
    }
}
