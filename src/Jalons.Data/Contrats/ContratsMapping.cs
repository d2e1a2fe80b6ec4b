using Jalons.Domain.Contrats;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Contrats;

internal sealed class ContratMapping : IEntityTypeConfiguration<Contrat>, IEntityTypeConfiguration<Engagement>
{
    public void Configure(EntityTypeBuilder<Contrat> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).UseIdentityAlwaysColumn();
        builder.Ignore(c => c.EstFige).Ignore(c => c.DernierJour);
        builder.HasMany(c => c.Objectifs).WithOne().HasForeignKey("Contrat").IsRequired();
        builder.HasMany(c => c.Engagements).WithOne().HasForeignKey("Contrat").IsRequired();
        builder.Property<uint>("xmin").IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<Engagement> builder)
    {
        builder.HasKey(e => e.Id);
        builder.Property(e => e.Id).UseIdentityAlwaysColumn();
    }
}

/// <summary>What the constraints of contracts say when they refuse.</summary>
public static class ContraintesContrat
{
    /// <summary>Somebody changed or signed the contract while the page was open.</summary>
    public static readonly Refus Modifie = new(
        "contrat.modifie_entre_temps", "Ce contrat a changé entre-temps. Votre saisie est gardée : relisez, puis validez de nouveau.");

    /// <summary>Refusal by name of the constraint.</summary>
    public static readonly IReadOnlyDictionary<string, Refus> Refus = new Dictionary<string, Refus>(StringComparer.Ordinal)
    {
        ["contrat_un_seul_en_vigueur"] = new(
            "contrat.deja_en_vigueur", "Un autre contrat est déjà en cours sur cette période. Renouvelez-le, ou faites commencer celui-ci le lendemain de sa fin."),
        ["contrat_une_preparation"] = new("contrat.deja_en_preparation", "Un contrat est déjà en préparation pour cette personne. Ouvrez-le plutôt que d’en créer un autre."),
        ["contrat_fige"] = new("contrat.fige", "Ce contrat porte déjà une signature : rien ne peut plus y être changé. Abandonnez-le ou renouvelez-le."),
    };
}

/// <summary>Loading a contract with all that it contains.</summary>
public static class ChargementContrat
{
    /// <summary>Its goals, their actions and the commitments, in one round trip.</summary>
    public static IQueryable<Contrat> AvecContenu(this IQueryable<Contrat> contrats) =>
        contrats.Include(c => c.Objectifs).ThenInclude(o => o.Actions).Include(c => c.Engagements).AsSingleQuery();
}
