using System.Globalization;
using Jalons.Domain.Socle;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>What was typed in the search box, understood: names, a birth date, a number, a phone, an e-mail, a social security number, in any order.</summary>
public sealed record DemandeRecherche
{
    private const int LongueurMinimale = 2;
    private const int MotsMaximum = 6;
    private const int ChiffresNir = 13;
    private const int ChiffresNirMinimum = 7;

    /// <summary>Longer than a claim number: nothing else.</summary>
    private const int NirReconnaissable = 12;

    private static readonly string[] FormatsDate = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "ddMMyyyy"];

    /// <summary>Keys of the words of names.</summary>
    public IReadOnlyList<string> Mots { get; private init; } = [];

    /// <summary>A claim number or an account number, or their beginning.</summary>
    public string? Numero { get; private init; }

    /// <summary>The last nine digits of a phone number.</summary>
    public string? Telephone { get; private init; }

    /// <summary>An e-mail address.</summary>
    public string? Courriel { get; private init; }

    /// <summary>A social security number without its key, or its beginning.</summary>
    public string? Nir { get; private init; }

    /// <summary>A birth date.</summary>
    public DateOnly? Naissance { get; private init; }

    /// <summary>True when there is nothing to look for.</summary>
    public bool EstVide => Mots.Count == 0 && Numero is null && Telephone is null && Courriel is null && Nir is null && Naissance is null;

    /// <summary>What was looked for, as the journal keeps it: a number that identifies somebody by itself is not written again.</summary>
    public string EnClair => string.Join(' ', new[]
    {
        string.Join(' ', Mots), Naissance is { } jour ? jour.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : "", EstSecret ? "" : Numero ?? "",
        Telephone is null ? "" : "(téléphone)", Courriel is null ? "" : "(courriel)", Nir is { Length: >= NirReconnaissable } ? "(numéro de sécurité sociale)" : "",
    }.Where(t => t.Length > 0));

    private bool EstSecret => Telephone is not null || Nir is { Length: >= NirReconnaissable };

    /// <summary>Reads what was typed. Digits apart by spaces or dots are one number.</summary>
    public static DemandeRecherche Lire(string? saisie)
    {
        var (demande, mots, chiffres) = (new DemandeRecherche(), new List<string>(), "");
        foreach (var morceau in (saisie ?? "").Split([' ', '\t', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (LireDate(morceau) is { } date)
            {
                demande = demande with { Naissance = date };
            }
            else if (morceau.Contains('@', StringComparison.Ordinal))
            {
                demande = demande with { Courriel = morceau.ToLowerInvariant() };
            }
            else if (EstNombre(morceau) || (chiffres.Length is 5 or 6 && morceau.ToUpperInvariant() is "2A" or "2B"))
            {
                chiffres += string.Concat(morceau.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            }
            else
            {
                mots.AddRange(Cles.Nom(morceau).Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return Compter(demande, chiffres) with { Mots = [.. mots.Where(m => m.Length >= LongueurMinimale).Take(MotsMaximum)] };
    }

    private static DateOnly? LireDate(string morceau) =>
        morceau.Length >= 8 && DateOnly.TryParseExact(morceau, FormatsDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1900 and < 2100
            ? date
            : null;

    private static bool EstNombre(string morceau) =>
        morceau.Count(char.IsAsciiDigit) is var n && n > 0 && n >= morceau.Count(char.IsLetter) && morceau.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');

    /// <summary>What a run of digits may be: it is looked for as each of them.</summary>
    private static DemandeRecherche Compter(DemandeRecherche demande, string chiffres)
    {
        if (chiffres.Length < LongueurMinimale * 2)
        {
            return demande;
        }

        var sansIndicatif = chiffres.StartsWith("0033", StringComparison.Ordinal) ? chiffres[4..] : chiffres.StartsWith("33", StringComparison.Ordinal) && chiffres.Length == 11 ? chiffres[2..] : chiffres;
        return demande with
        {
            Numero = chiffres,
            Telephone = sansIndicatif.Length is 9 or 10 && sansIndicatif.All(char.IsAsciiDigit) ? sansIndicatif[^9..] : null,
            Nir = chiffres.Length >= ChiffresNirMinimum && chiffres[0] is '1' or '2' or '3' or '4' or '7' or '8' ? chiffres[..Math.Min(ChiffresNir, chiffres.Length)] : null,
        };
    }
}
