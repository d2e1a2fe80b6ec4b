using Jalons.Domain.Habilitations;
using Jalons.Web.Ui.Navigation;

namespace Jalons.Web.Features.RendezVous;

/// <summary>What waits behind the diary of a référent: attendances of the days before, people who cannot come.</summary>
public sealed class CompteursRendezVous : ICompteurs
{
    private static readonly Compteur[] Agenda =
    [
        new(
            "/rendez-vous",
            """
            select count(*) from rendez_vous where agent = @compte and statut = 'Prevu'
              and (debut < @aujourdhui::timestamp at time zone 'Europe/Paris' or empechement_le is not null)
            """),
    ];

    /// <inheritdoc/>
    public IEnumerable<Compteur> Pour(Agent agent) => agent.Role == Role.Referent ? Agenda : [];
}
