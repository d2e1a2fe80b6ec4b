using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Dossiers;

/// <summary>Who sees which saved list.</summary>
public static class ListesEnregistrees
{
    /// <summary>Their own, and those that their organisme shares; for who has no organisme, those that their service shares.</summary>
    public static IQueryable<ListeEnregistree> VisiblesPar(this IQueryable<ListeEnregistree> listes, Agent agent) => agent.Organisme is { } organisme
        ? listes.Where(l => l.Auteur == agent.Id || (l.Partagee && l.Organisme == organisme))
        : listes.Where(l => l.Auteur == agent.Id || (l.Partagee && l.Organisme == null && l.Role == agent.Role));
}

internal sealed class ListeEnregistreeMapping : IEntityTypeConfiguration<ListeEnregistree>
{
    public void Configure(EntityTypeBuilder<ListeEnregistree> builder)
    {
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).UseIdentityAlwaysColumn();
        builder.Property<uint>("xmin").IsRowVersion();
    }
}
