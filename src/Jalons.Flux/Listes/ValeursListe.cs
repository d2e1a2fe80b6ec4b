using System.Globalization;
using System.Net.Mail;
using Jalons.Domain.Socle;

namespace Jalons.Flux.Listes;

/// <summary>Reads the values that people and spreadsheets write: what a spreadsheet lost on the way is restored.</summary>
public static class ValeursListe
{
    private const int PremierJourExcel = 10_000;
    private const int DernierJourExcel = 73_050;
    private static readonly DateOnly OrigineExcel = new(1899, 12, 30);

    private static readonly string[] FormatsDate =
        ["d/M/yyyy", "yyyy-M-d", "d-M-yyyy", "d.M.yyyy", "ddMMyyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-dTH:mm:ss", "yyyy-M-dTH:mm:ssK"];

    private static readonly string[] FormatsDateCourte = ["d/M/yy", "d-M-yy", "d.M.yy"];

    /// <summary>A cell without the spaces around it, the no-break ones included, nor the apostrophe that keeps a number as text.</summary>
    public static string Net(string cellule) => cellule.Replace("\0", "", StringComparison.Ordinal).Trim(' ', '\u00A0', '\u202F', '\uFEFF', '\t', '\r', '\n').TrimStart('\'');

    /// <summary>A date: as written in France or by a machine, or the number of days by which a spreadsheet counts. A year on two digits is the last one that is
    /// not to come.</summary>
    /// <param name="cellule">What is written.</param>
    /// <param name="aujourdhui">Today, for years on two digits.</param>
    public static DateOnly? Date(string cellule, DateOnly aujourdhui)
    {
        if (DateTime.TryParseExact(cellule, FormatsDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1880)
        {
            return DateOnly.FromDateTime(date);
        }

        if (DateOnly.TryParseExact(cellule, FormatsDateCourte, CultureInfo.InvariantCulture, DateTimeStyles.None, out var courte))
        {
            var siecle = courte.AddYears((aujourdhui.Year / 100 * 100) - (courte.Year / 100 * 100));
            return siecle > aujourdhui ? siecle.AddYears(-100) : siecle;
        }

        return int.TryParse(cellule, NumberStyles.None, CultureInfo.InvariantCulture, out var jours) && jours is >= PremierJourExcel and <= DernierJourExcel
            ? OrigineExcel.AddDays(jours)
            : cellule.Length == 7 && cellule.All(char.IsAsciiDigit) ? Date("0" + cellule, aujourdhui) : null;
    }

    /// <summary>A French telephone number on ten digits, or the international number as written; null when it is none.</summary>
    public static string? Telephone(string cellule)
    {
        var net = new string([.. cellule.Where(c => char.IsAsciiDigit(c) || c == '+')]);
        if (net.StartsWith("0033", StringComparison.Ordinal))
        {
            net = "+33" + net[4..];
        }

        if (net.StartsWith("+33", StringComparison.Ordinal))
        {
            net = net[3..].TrimStart('0');
        }

        net = net.Length switch
        {
            9 when net[0] is >= '1' and <= '9' => "0" + net,
            11 when net.StartsWith("33", StringComparison.Ordinal) => "0" + net[2..],
            _ => net,
        };
        var francais = net.Length == 10 && net[0] == '0' && net[1] != '0' && !net.Contains('+', StringComparison.Ordinal);
        var etranger = net.Length is >= 8 and <= 16 && net[0] == '+' && net.LastIndexOf('+') == 0;
        return (francais || etranger) && cellule.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '.' or '-' or '/' or '(' or ')' or '\u00A0' or '\u202F') ? net : null;
    }

    /// <summary>True for a French mobile number.</summary>
    public static bool EstMobile(string telephone) => telephone.Length == 10 && (telephone.StartsWith("06", StringComparison.Ordinal) || telephone.StartsWith("07", StringComparison.Ordinal));

    /// <summary>An e-mail address in lower case; null when it is none.</summary>
    public static string? Courriel(string cellule)
    {
        var net = cellule.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return net.Length <= 254 && net.LastIndexOf('.') > net.IndexOf('@', StringComparison.Ordinal) && MailAddress.TryCreate(net, out var adresse) && adresse.Address == net ? net : null;
    }

    /// <summary>A code of five characters (post code, INSEE commune) whose leading zero a spreadsheet may have lost; null when it is none.</summary>
    public static string? CodeCinq(string cellule)
    {
        var net = cellule.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        net = net.Length == 4 && net.All(char.IsAsciiDigit) ? "0" + net : net;
        return net.Length == 5 && net.Where((c, i) => !char.IsAsciiDigit(c) && !(i == 1 && c is 'A' or 'B')).Any() is false ? net : null;
    }

    /// <summary>A social security number, 13 characters or 15 with its key; spaces and points do not count.</summary>
    public static Nir? Nir(string cellule, out EtatNir etat)
    {
        var net = string.Concat(cellule.Where(c => c is not (' ' or '.' or '-' or '\u00A0' or '\u202F')));
        return Domain.Socle.Nir.Lire(net, out etat);
    }

    /// <summary>True when a spreadsheet replaced a long number by its power of ten (<c>1,85E+12</c>): its digits are lost.</summary>
    public static bool EstPuissance(string cellule) =>
        cellule.Contains("E+", StringComparison.OrdinalIgnoreCase) && double.TryParse(cellule.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
