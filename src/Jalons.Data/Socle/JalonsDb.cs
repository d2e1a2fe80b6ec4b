using System.Text;
using Jalons.Data.Habilitations;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jalons.Data.Socle;

/// <summary>
/// The unit of work of single acts: load, call the domain, write, one SaveChanges. Bulk work and lists use SQL directly.
/// Each brique maps its aggregates in a class of its own (<c>IEntityTypeConfiguration</c>) found by reflection; names follow
/// one rule, <c>PascalCase → snake_case</c>. The schema itself is written in <c>Migrations/</c>.
/// </summary>
/// <param name="options">Connection and interceptors.</param>
public sealed class JalonsDb(DbContextOptions<JalonsDb> options) : IdentityUserContext<Compte, long>(options)
{
    /// <summary>
    /// A unit of work bound to one département: every connection it opens is tied to it before the first query. Null only
    /// before the département is known (sign-in), and then no case row is visible.
    /// </summary>
    public static JalonsDb Pour(ConnexionsJalons connexions, string? departement) =>
        new(Options(new DbContextOptionsBuilder<JalonsDb>(), connexions, departement).Options);

    private static DbContextOptionsBuilder<JalonsDb> Options(DbContextOptionsBuilder<JalonsDb> options, ConnexionsJalons connexions, string? departement)
    {
        options.UseNpgsql(connexions.Application);
        return departement is null ? options : options.AddInterceptors(new DepartementInterceptor(departement));
    }

    /// <summary>People.</summary>
    public DbSet<Personne> Personnes => Set<Personne>();

    /// <summary>Parcours. Reads start from <c>VisiblesPar</c>.</summary>
    public DbSet<Parcours> Parcours => Set<Parcours>();

    /// <summary>Saved lists of people. Reads start from <c>VisiblesPar</c>.</summary>
    public DbSet<ListeEnregistree> ListesEnregistrees => Set<ListeEnregistree>();

    /// <summary>Organismes.</summary>
    public DbSet<Organisme> Organismes => Set<Organisme>();

    /// <summary>Versions of diagnostics.</summary>
    public DbSet<Diagnostic> Diagnostics => Set<Diagnostic>();

    /// <summary>Decisions of orientation.</summary>
    public DbSet<DecisionOrientation> Orientations => Set<DecisionOrientation>();

    /// <summary>Versions of the rules of orientation.</summary>
    public DbSet<JeuDeRegles> JeuxDeRegles => Set<JeuDeRegles>();

    /// <summary>Who is, or was, whose référent unique.</summary>
    public DbSet<SuiviReferent> SuivisReferent => Set<SuiviReferent>();

    /// <summary>Accounts.</summary>
    public DbSet<Compte> Comptes => Set<Compte>();

    /// <summary>The journal.</summary>
    public DbSet<Acte> Actes => Set<Acte>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var type in typeof(IIdentifiant<>).Assembly.GetTypes().Where(EstIdentifiant))
        {
            configurationBuilder.Properties(type).HaveConversion(typeof(IdentifiantConverter<>).MakeGenericType(type));
        }

        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(JalonsDb).Assembly);
        foreach (var entite in builder.Model.GetEntityTypes())
        {
            if (entite.FindAnnotation(NomTableFixe) is null)
            {
                entite.SetTableName(Snake(entite.ClrType.Name));
            }

            foreach (var propriete in Proprietes(entite).Where(p => p.FindAnnotation(NomColonneFixe) is null && p.Name != "xmin"))
            {
                propriete.SetColumnName(Snake(propriete.Name));
            }
        }
    }

    /// <summary>Annotation of an entity whose table name does not follow the rule.</summary>
    internal const string NomTableFixe = "Jalons:Table";

    /// <summary>Annotation of a property whose column name does not follow the rule.</summary>
    internal const string NomColonneFixe = "Jalons:Colonne";

    private static IEnumerable<IMutableProperty> Proprietes(IMutableEntityType entite) =>
        entite.GetProperties().Concat(entite.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()));

    private static bool EstIdentifiant(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifiant<>));

    private static string Snake(string nom)
    {
        var texte = new StringBuilder(nom.Length + 8);
        for (var i = 0; i < nom.Length; i++)
        {
            if (i > 0 && char.IsUpper(nom[i]))
            {
                texte.Append('_');
            }

            texte.Append(char.ToLowerInvariant(nom[i]));
        }

        return texte.ToString();
    }
}

/// <summary>Typed identifier ↔ bigint.</summary>
/// <typeparam name="T">The identifier type.</typeparam>
internal sealed class IdentifiantConverter<T>() : ValueConverter<T, long>(id => id.Valeur, valeur => Lire(valeur))
    where T : struct, IIdentifiant<T>
{
    private static T Lire(long valeur) => T.De(valeur);
}
