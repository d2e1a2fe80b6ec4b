using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Administration;

/// <summary>Administrators only, who in turn open no file.</summary>
public static class Acces
{
    /// <summary>Says who enters.</summary>
    public static void Configurer(RazorPagesOptions options) =>
        options.Conventions.AuthorizeFolder("/Administration", AccesParRole.Politique(Role.Administrateur));
}
