using Jalons.Domain.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Dossiers;

internal sealed class PersonneMapping : IEntityTypeConfiguration<Personne>
{
    public void Configure(EntityTypeBuilder<Personne> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).UseIdentityAlwaysColumn();
        builder.Property(p => p.PrecisionNaissance).HasColumnType("character(1)");
        builder.Property(p => p.Sexe).HasColumnType("smallint");
        builder.Property(p => p.RangNaissance).HasColumnType("smallint");
        builder.Ignore(p => p.NomComplet);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

internal sealed class ParcoursMapping : IEntityTypeConfiguration<Parcours>
{
    public void Configure(EntityTypeBuilder<Parcours> builder)
    {
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).UseIdentityAlwaysColumn();
        builder.Ignore(p => p.EstOuvert).Ignore(p => p.EstAOrienter);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
