using Jalons.Domain.Socle;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;

namespace Jalons.Data.Flux;

/// <summary>How lists, which have no header, stand in the register of flows: dated from their reception, one letter for each kind.</summary>
public static class EnTetesListe
{
    /// <summary>The nature of every list: never one of the payers'.</summary>
    public const char Nature = 'L';

    private static readonly Dictionary<char, (NatureListe Nature, string Application, string Format, string Nom)> Natures = new()
    {
        ['P'] = (NatureListe.Personnes, "LISTE", "LISTE", "personnes"),
        ['I'] = (NatureListe.Inscriptions, "FT", "FT_INSCRIPTIONS", "inscriptions à France Travail"),
        ['C'] = (NatureListe.Cessations, "FT", "FT_CESSATIONS", "cessations d’inscription à France Travail"),
        ['R'] = (NatureListe.Radiations, "FT", "FT_RADIATIONS", "radiations de France Travail"),
        ['S'] = (NatureListe.Stock, "FT", "FT_STOCK", "stock des inscrits à France Travail"),
        ['T'] = (NatureListe.Contacts, "CNAF", "CNAF_CONTACTS", "contacts de la CNAF"),
    };

    /// <summary>The header that a list would have.</summary>
    public static EnTeteFlux De(NatureListe nature, DateTimeOffset recuLe)
    {
        var (lettre, connue) = Natures.Single(n => n.Value.Nature == nature);
        return new(connue.Application, "", lettre, Nature, TimeZoneInfo.ConvertTime(recuLe, Calendrier.Paris).DateTime, null) { Format = FormatFlux.Texte };
    }

    /// <summary>Name of the format in the register.</summary>
    public static string Format(char type) => Natures[type].Format;

    /// <summary>True for the format of a list, whose records are rows and not households.</summary>
    public static bool EstListe(string format) => Natures.Values.Any(n => n.Format == format);

    /// <summary>What the list tells, in words.</summary>
    public static string Nom(char type) => Natures[type].Nom;
}
