using Jalons.Data.Dossiers.Recherche;
using Jalons.Data.Dossiers.Repertoires;
using Jalons.Data.Socle;

namespace Jalons.Web.Hosting;

/// <summary>What every slice asks for: who acts, the unit of work, the connection of reads, the journal.</summary>
public static class ServicesJalons
{
    /// <summary>Registers them for the request.</summary>
    public static IServiceCollection AddJalons(this IServiceCollection services, ConnexionsJalons connexions, TimeProvider horloge) => services
        .AddSingleton(connexions)
        .AddSingleton(horloge)
        .AddSingleton<LexiqueNoms>()
        .AddSingleton<Repertoires>()
        .AddHttpContextAccessor()
        .AddScoped<AgentCourant>()
        .AddScoped<ConnexionRequete>()
        .AddScoped<LectureCompteurs>()
        .AddScoped<Journal>()
        .AddScoped(s => JalonsDb.Pour(connexions, s.GetRequiredService<AgentCourant>().Connu?.Departement));
}
