using Jalons.Web.Features.Personnes.Accompagnement;
using Jalons.Web.Features.Personnes.Corriger;
using Jalons.Web.Features.Personnes.Creer;
using Jalons.Web.Features.Personnes.Espace;
using Jalons.Web.Features.Personnes.Liste;

namespace Jalons.Web.Features.Personnes;

/// <summary>The acts on the file of a person.</summary>
public static class AjoutPersonnes
{
    /// <summary>Registers them.</summary>
    public static IServiceCollection AddPersonnes(this IServiceCollection services) => services
        .AddScoped<CreerPersonne>()
        .AddScoped<ModifierCoordonnees>()
        .AddScoped<TerminerAccompagnement>()
        .AddScoped<CorrigerIdentite>()
        .AddScoped<GererEspace>()
        .AddScoped<GererListes>()
        .AddSingleton<SceauInvitation>();
}
