using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Accueil;

/// <summary>The home of the house: leads each role to where its day begins.</summary>
/// <param name="courant">Who is acting.</param>
public sealed class IndexModel(AgentCourant courant) : PageModel
{
    /// <summary>First name.</summary>
    public string Prenom => courant.Agent.Nom.Split(' ')[0];

    /// <summary>The role in words.</summary>
    public string Libelle => courant.Agent.Role.Libelle();

    /// <summary>Leads to the role's page.</summary>
    public IActionResult OnGet() => Adresse(courant.Agent.Role) is { } adresse ? LocalRedirect(adresse) : Page();

    /// <summary>Where the day of a role begins; null for a role that has no work in the house yet.</summary>
    public static string? Adresse(Role role) => role switch
    {
        Role.Usager => "/mon-espace",
        Role.ChargeOrientation => "/orientation",
        Role.Referent => "/portefeuille",
        Role.Gestionnaire => "/flux",
        Role.Pilote => "/pilotage",
        Role.Administrateur => "/administration",
        _ => null,
    };
}
