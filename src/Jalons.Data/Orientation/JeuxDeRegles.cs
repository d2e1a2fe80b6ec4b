using System.Text.Json;
using System.Text.Json.Serialization;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Orientation;

/// <summary>Reads of the rules of orientation of a département.</summary>
public static class JeuxDeRegles
{
    /// <summary>The set in force on a day; null when the département has put none in force: then <see cref="ReglesFournies.National"/> holds.</summary>
    public static Task<JeuDeRegles?> LireJeuEnVigueurAsync(this JalonsDb db, DateOnly jour, CancellationToken annulation = default) =>
        db.JeuxDeRegles.AsNoTracking().SingleOrDefaultAsync(j => j.Du <= jour && (j.Au == null || j.Au > jour), annulation);

    /// <summary>The rules in force on a day.</summary>
    public static async Task<ReglesOrientation> LireReglesOrientationAsync(this JalonsDb db, DateOnly jour, CancellationToken annulation = default) =>
        (await db.LireJeuEnVigueurAsync(jour, annulation))?.Regles ?? ReglesFournies.National;
}

internal sealed class JeuDeReglesMapping : IEntityTypeConfiguration<JeuDeRegles>
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public void Configure(EntityTypeBuilder<JeuDeRegles> builder)
    {
        builder.HasKey(j => j.Id);
        builder.Property(j => j.Id).UseIdentityAlwaysColumn();
        builder.Ignore(j => j.EstBrouillon);
        builder.Property(j => j.Regles).HasColumnType("jsonb").HasConversion(
            regles => JsonSerializer.Serialize(regles.Toutes, Json),
            texte => new ReglesOrientation(JsonSerializer.Deserialize<List<RegleOrientation>>(texte, Json)!),
            ValueComparer.CreateDefault<ReglesOrientation>(favorStructuralComparisons: false));
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
