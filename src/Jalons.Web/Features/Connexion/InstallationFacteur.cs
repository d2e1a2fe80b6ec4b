using Jalons.Data.Habilitations;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Html;

namespace Jalons.Web.Features.Connexion;

/// <summary>What the telephone needs to know: the secret, to type or to scan.</summary>
/// <param name="Secret">The secret in groups of four.</param>
/// <param name="Dessin">The same as a QR code.</param>
/// <param name="Adresse">The same as an address that opens the application on the telephone itself.</param>
public sealed record InstallationFacteur(string Secret, IHtmlContent Dessin, string Adresse)
{
    /// <summary>For an account.</summary>
    public static InstallationFacteur Pour(Compte compte, string secret)
    {
        var nom = Uri.EscapeDataString(compte.UserName ?? "");
        var adresse = $"otpauth://totp/Jalons:{nom}?secret={secret}&issuer=Jalons&digits=6&period=30";
        return new(
            string.Join(' ', secret.Chunk(4).Select(morceau => new string(morceau))),
            CodeQr.Dessiner(adresse, "Code QR à scanner avec votre application d’authentification"),
            adresse);
    }
}
