using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Hosting;

/// <summary>
/// The second factor of an account: the secret shared with the person's telephone (sealed with the installation's keys) and the
/// recovery codes (only their fingerprints). The caller journals and saves, except where it is said.
/// </summary>
/// <param name="protection">The installation's keys.</param>
/// <param name="horloge">Clock.</param>
public sealed class SecondsFacteurs(IDataProtectionProvider protection, TimeProvider horloge)
{
    /// <summary>How many recovery codes are given at once.</summary>
    public const int NombreCodes = 10;

    private const string Fournisseur = "Jalons";
    private const string Secret = "totp";
    private const string SecretEnAttente = "totp.attente";
    private const string DernierePeriode = "totp.periode";
    private const string PrefixeSecours = "secours.";
    private const string AlphabetSecours = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly IDataProtector sceau = protection.CreateProtector("Jalons.SecondFacteur");

    /// <summary>The secret to show to the person who sets the factor up: the same one until they succeed.</summary>
    public async Task<string> PreparerAsync(JalonsDb db, Compte compte, CancellationToken annulation = default)
    {
        if (Ouvrir(await LireAsync(db, compte, SecretEnAttente, annulation)) is { } dejaPrepare)
        {
            return dejaPrepare;
        }

        var secret = Totp.NouveauSecret();
        await EcrireAsync(db, compte, SecretEnAttente, sceau.Protect(secret), annulation);
        return secret;
    }

    /// <summary>
    /// Sets the factor up when the code typed is that of the secret prepared, and gives the recovery codes; null when the code is wrong.
    /// </summary>
    public async Task<IReadOnlyList<string>?> ActiverAsync(JalonsDb db, Compte compte, string? code, CancellationToken annulation = default)
    {
        var attente = await LireAsync(db, compte, SecretEnAttente, annulation);
        if (Ouvrir(attente) is not { } secret || Totp.Reconnaitre(secret, code, horloge.GetUtcNow(), null) is not { } periode)
        {
            return null;
        }

        db.Remove(attente!);
        await EcrireAsync(db, compte, Secret, sceau.Protect(secret), annulation);
        await EcrireAsync(db, compte, DernierePeriode, periode.ToString(CultureInfo.InvariantCulture), annulation);
        compte.TwoFactorEnabled = true;
        compte.Resceller();
        return await RenouvelerCodesAsync(db, compte, annulation);
    }

    /// <summary>Replaces the recovery codes.</summary>
    public async Task<IReadOnlyList<string>> RenouvelerCodesAsync(JalonsDb db, Compte compte, CancellationToken annulation = default)
    {
        var codes = Enumerable.Range(0, NombreCodes)
            .Select(_ => $"{RandomNumberGenerator.GetString(AlphabetSecours, 6)}-{RandomNumberGenerator.GetString(AlphabetSecours, 6)}")
            .ToArray();
        db.RemoveRange(await Siens(db, compte).Where(jeton => jeton.Name.StartsWith(PrefixeSecours)).ToListAsync(annulation));
        db.AddRange(codes.Select(code => Jeton(compte, PrefixeSecours + Empreinte(code), "")));
        return codes;
    }

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> CompterCodesAsync(JalonsDb db, Compte compte, CancellationToken annulation = default) =>
        Siens(db, compte).CountAsync(jeton => jeton.Name.StartsWith(PrefixeSecours), annulation);

    /// <summary>
    /// True when what was typed is the code of the moment, or a recovery code. Either serves once, and that is written at once.
    /// </summary>
    public async Task<bool> VerifierAsync(JalonsDb db, Compte compte, string? saisie, CancellationToken annulation = default) =>
        await VerifierCodeAsync(db, compte, saisie, annulation) || await UtiliserSecoursAsync(db, compte, saisie, annulation);

    /// <summary>Takes the factor away: a telephone lost. The person sets another one up at the next sign-in.</summary>
    public async Task RetirerAsync(JalonsDb db, Compte compte, CancellationToken annulation = default)
    {
        db.RemoveRange(await Siens(db, compte).ToListAsync(annulation));
        compte.TwoFactorEnabled = false;
        compte.Resceller();
    }

    private async Task<bool> VerifierCodeAsync(JalonsDb db, Compte compte, string? saisie, CancellationToken annulation)
    {
        var derniere = await LireAsync(db, compte, DernierePeriode, annulation);
        if (derniere?.Value is not { } ancienne
            || Ouvrir(await LireAsync(db, compte, Secret, annulation)) is not { } secret
            || Totp.Reconnaitre(secret, saisie, horloge.GetUtcNow(), long.Parse(ancienne, CultureInfo.InvariantCulture)) is not { } periode)
        {
            return false;
        }

        // Of two requests that bring the same code at the same moment, one finds the step already taken.
        var nouvelle = periode.ToString(CultureInfo.InvariantCulture);
        return await Siens(db, compte)
            .Where(jeton => jeton.Name == DernierePeriode && jeton.Value == ancienne)
            .ExecuteUpdateAsync(champ => champ.SetProperty(jeton => jeton.Value, nouvelle), annulation) == 1;
    }

    private static async Task<bool> UtiliserSecoursAsync(JalonsDb db, Compte compte, string? saisie, CancellationToken annulation)
    {
        var nom = PrefixeSecours + Empreinte(saisie ?? "");
        return await Siens(db, compte).Where(jeton => jeton.Name == nom).ExecuteDeleteAsync(annulation) == 1;
    }

    private static IQueryable<IdentityUserToken<long>> Siens(JalonsDb db, Compte compte) =>
        db.UserTokens.Where(jeton => jeton.UserId == compte.Id && jeton.LoginProvider == Fournisseur);

    private static Task<IdentityUserToken<long>?> LireAsync(JalonsDb db, Compte compte, string nom, CancellationToken annulation) =>
        Siens(db, compte).SingleOrDefaultAsync(jeton => jeton.Name == nom, annulation);

    private static async Task EcrireAsync(JalonsDb db, Compte compte, string nom, string valeur, CancellationToken annulation)
    {
        if (await LireAsync(db, compte, nom, annulation) is { } jeton)
        {
            jeton.Value = valeur;
        }
        else
        {
            db.Add(Jeton(compte, nom, valeur));
        }
    }

    private static IdentityUserToken<long> Jeton(Compte compte, string nom, string valeur) =>
        new() { UserId = compte.Id, LoginProvider = Fournisseur, Name = nom, Value = valeur };

    /// <summary>Codes are 60 random bits: a plain fingerprint is enough, nobody can try them all.</summary>
    private static string Empreinte(string code) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToUpperInvariant())));

    /// <summary>The secret of a token; null when there is none, or when it was sealed with keys that are lost.</summary>
    private string? Ouvrir(IdentityUserToken<long>? jeton)
    {
        try
        {
            return jeton?.Value is { } valeur ? sceau.Unprotect(valeur) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
