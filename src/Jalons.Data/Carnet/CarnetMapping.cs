using Jalons.Domain.Carnet;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Carnet;

internal sealed class CarnetMapping : IEntityTypeConfiguration<Objectif>, IEntityTypeConfiguration<ActionPrevue>, IEntityTypeConfiguration<AvancementAction>
{
    public void Configure(EntityTypeBuilder<Objectif> builder)
    {
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).UseIdentityAlwaysColumn();
        builder.HasMany(o => o.Actions).WithOne().HasForeignKey("Objectif").IsRequired();
    }

    public void Configure(EntityTypeBuilder<ActionPrevue> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).UseIdentityAlwaysColumn();
    }

    public void Configure(EntityTypeBuilder<AvancementAction> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).UseIdentityAlwaysColumn();
    }
}
