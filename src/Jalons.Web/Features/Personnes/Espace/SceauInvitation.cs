using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Jalons.Web.Features.Personnes.Espace;

/// <summary>A one-time password that was just given, on its way to the letter.</summary>
/// <param name="Compte">The account.</param>
/// <param name="Sceau">Seal of the account when it was given: another password, and the letter is no longer printed.</param>
/// <param name="MotDePasse">The password.</param>
public sealed record Invitation(long Compte, string Sceau, string MotDePasse);

/// <summary>
/// Seals an invitation, first for the page that shows the password, then in that page, so that it alone can print the letter: the password
/// is kept nowhere on the server.
/// </summary>
/// <param name="protection">The installation's keys.</param>
public sealed class SceauInvitation(IDataProtectionProvider protection)
{
    private readonly IDataProtector sceau = protection.CreateProtector("Jalons.Invitation");

    /// <summary>Seals it.</summary>
    public string Fermer(Invitation invitation) => sceau.Protect(JsonSerializer.Serialize(invitation));

    /// <summary>Opens it; null when it is not one of ours.</summary>
    public Invitation? Ouvrir(string? cachet)
    {
        try
        {
            return cachet is null ? null : JsonSerializer.Deserialize<Invitation>(sceau.Unprotect(cachet));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
