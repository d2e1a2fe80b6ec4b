using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.Habilitations;

internal sealed class OrganismeMapping : IEntityTypeConfiguration<Organisme>
{
    public void Configure(EntityTypeBuilder<Organisme> builder)
    {
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).UseIdentityAlwaysColumn();
        builder.PrimitiveCollection(o => o.Parcours).ElementType().HasConversion<string>();
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

internal sealed class ActeMapping : IEntityTypeConfiguration<Acte>
{
    public void Configure(EntityTypeBuilder<Acte> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).UseIdentityAlwaysColumn();
        builder.Property(a => a.Donnees).HasColumnType("jsonb");
    }
}

internal sealed class CompteMapping : IEntityTypeConfiguration<Compte>,
    IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<IdentityUserLogin<long>>, IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<Compte> builder)
    {
        builder.Property(c => c.Id).UseIdentityAlwaysColumn();
        builder.Ignore(c => c.NomComplet);
        builder.Ignore(c => c.EstProfessionnel);
        Colonne(builder.Property(c => c.UserName), "nom_utilisateur").IsRequired();
        Colonne(builder.Property(c => c.NormalizedUserName), "nom_utilisateur_normalise").IsRequired();
        Colonne(builder.Property(c => c.Email), "courriel");
        Colonne(builder.Property(c => c.NormalizedEmail), "courriel_normalise");
        Colonne(builder.Property(c => c.EmailConfirmed), "courriel_confirme");
        Colonne(builder.Property(c => c.PasswordHash), "mot_de_passe");
        Colonne(builder.Property(c => c.SecurityStamp), "sceau_securite");
        Colonne(builder.Property(c => c.ConcurrencyStamp), "jeton_concurrence");
        Colonne(builder.Property(c => c.PhoneNumber), "telephone");
        Colonne(builder.Property(c => c.PhoneNumberConfirmed), "telephone_confirme");
        Colonne(builder.Property(c => c.TwoFactorEnabled), "deux_facteurs");
        Colonne(builder.Property(c => c.LockoutEnd), "verrouille_jusqua");
        Colonne(builder.Property(c => c.LockoutEnabled), "verrouillable");
        Colonne(builder.Property(c => c.AccessFailedCount), "echecs");
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        Table(builder, "compte_revendication");
        Colonne(builder.Property(c => c.Id), "id");
        Colonne(builder.Property(c => c.UserId), "compte");
        Colonne(builder.Property(c => c.ClaimType), "type");
        Colonne(builder.Property(c => c.ClaimValue), "valeur");
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        Table(builder, "compte_connexion");
        Colonne(builder.Property(c => c.LoginProvider), "fournisseur");
        Colonne(builder.Property(c => c.ProviderKey), "cle");
        Colonne(builder.Property(c => c.ProviderDisplayName), "libelle");
        Colonne(builder.Property(c => c.UserId), "compte");
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        Table(builder, "compte_jeton");
        Colonne(builder.Property(c => c.UserId), "compte");
        Colonne(builder.Property(c => c.LoginProvider), "fournisseur");
        Colonne(builder.Property(c => c.Name), "nom");
        Colonne(builder.Property(c => c.Value), "valeur");
    }

    private static void Table<T>(EntityTypeBuilder<T> builder, string nom) where T : class =>
        builder.ToTable(nom).HasAnnotation(JalonsDb.NomTableFixe, nom);

    private static PropertyBuilder<T> Colonne<T>(PropertyBuilder<T> propriete, string nom)
    {
        propriete.HasColumnName(nom).HasAnnotation(JalonsDb.NomColonneFixe, nom);
        return propriete;
    }
}
