using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Personnes;

/// <summary>Those whom the file of a person may be open to. Whether this very file is, the reads say: not visible answers 404.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options)
    {
        options.Conventions.AuthorizeFolder("/Personnes", AccesParRole.Politique(Role.Gestionnaire, Role.ChargeOrientation, Role.Referent));
        options.Conventions.AuthorizeFolder("/Personnes/Creer", AccesParRole.Politique(Role.Gestionnaire, Role.ChargeOrientation));
        options.Conventions.AuthorizeFolder("/Personnes/Accompagnement", AccesParRole.Politique(Role.Gestionnaire, Role.Referent));
        options.Conventions.AuthorizeFolder("/Personnes/Corriger", AccesParRole.Politique(Role.Gestionnaire));
        options.Conventions.AuthorizeFolder("/Personnes/Coordonnees", AccesParRole.Politique(Role.Gestionnaire, Role.Referent));
    }
}
