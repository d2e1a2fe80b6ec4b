using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Orientation;

internal sealed class DiagnosticMapping : IEntityTypeConfiguration<Diagnostic>
{
    public void Configure(EntityTypeBuilder<Diagnostic> builder)
    {
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).UseIdentityAlwaysColumn();
        builder.ComplexProperty(d => d.Reponses, reponses =>
        {
            reponses.Property(r => r.Enfants).HasColumnType("smallint");
            reponses.Property(r => r.HeuresSouhaitees).HasColumnType("smallint");
        });
    }
}

internal sealed class DecisionOrientationMapping : IEntityTypeConfiguration<DecisionOrientation>
{
    public void Configure(EntityTypeBuilder<DecisionOrientation> builder)
    {
        builder.ToTable("orientation").HasAnnotation(JalonsDb.NomTableFixe, "orientation");
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).UseIdentityAlwaysColumn();
        builder.Ignore(o => o.DiffereDeLaPreconisation);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

internal sealed class SuiviReferentMapping : IEntityTypeConfiguration<SuiviReferent>
{
    public void Configure(EntityTypeBuilder<SuiviReferent> builder)
    {
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).UseIdentityAlwaysColumn();
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
