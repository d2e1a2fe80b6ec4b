using Jalons.Data.Socle;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jalons.Data.RendezVous;

internal sealed class RendezVousMapping : IEntityTypeConfiguration<RendezVousPris>
{
    public void Configure(EntityTypeBuilder<RendezVousPris> builder)
    {
        builder.ToTable("rendez_vous").HasAnnotation(JalonsDb.NomTableFixe, "rendez_vous");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).UseIdentityAlwaysColumn();
        builder.Ignore(r => r.Jour).Ignore(r => r.Duree);
        builder.Property<uint>("xmin").IsRowVersion();
    }
}

/// <summary>What the constraints of the diary say when they refuse.</summary>
public static class ContraintesRendezVous
{
    /// <summary>Under which name the journal keeps the number of a rendez-vous with the acts on it.</summary>
    public const string Objet = "rendezvous";

    /// <summary>Somebody changed the rendez-vous while the form was open.</summary>
    public static readonly Refus Modifie = new(
        "rendezvous.modifie_entre_temps", "Ce rendez-vous a changé entre-temps. Votre saisie est gardée : relisez, puis validez de nouveau.");

    /// <summary>Refusal by name of the constraint.</summary>
    public static readonly IReadOnlyDictionary<string, Refus> Refus = new Dictionary<string, Refus>(StringComparer.Ordinal)
    {
        ["rendez_vous_agenda"] = new("rendezvous.agenda_pris", "Il y a déjà un rendez-vous à cette heure dans l’agenda. Choisissez une autre heure."),
        ["rendez_vous_personne"] = new("rendezvous.personne_prise", "Cette personne a déjà un rendez-vous à cette heure. Choisissez une autre heure."),
    };
}
