using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation;

/// <summary>
/// Chargés d'orientation act; gestionnaires read the queue and the decisions; administrateurs join them for the rules; the référent of a person reads the decision that brought
/// them. Which person is checked in each read.
/// </summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options)
    {
        var conventions = options.Conventions;
        conventions.AuthorizeFolder("/Orientation/FileAttente", AccesParRole.Politique(Role.ChargeOrientation, Role.Gestionnaire));
        conventions.AuthorizeFolder("/Orientation/SansReferent", AccesParRole.Politique(Role.ChargeOrientation, Role.Gestionnaire));
        conventions.AuthorizeFolder("/Orientation/Decision", AccesParRole.Politique(Role.ChargeOrientation, Role.Gestionnaire, Role.Referent));
        conventions.AuthorizeFolder("/Orientation/Jeux", AccesParRole.Politique(Role.ChargeOrientation, Role.Gestionnaire, Role.Administrateur));
        foreach (var acte in new[] { "Personne", "Diagnostiquer", "Prononcer", "Designer" })
        {
            conventions.AuthorizeFolder($"/Orientation/{acte}", AccesParRole.Politique(Role.ChargeOrientation));
        }
    }
}
