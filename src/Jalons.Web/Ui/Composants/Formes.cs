using Microsoft.AspNetCore.Html;

namespace Jalons.Web.Ui.Composants;

/// <summary>What a state, a message or a deadline means. Each has a colour, a shape and a word.</summary>
public enum Nature
{
    /// <summary>No urgency, no judgement.</summary>
    Neutre,

    /// <summary>Late, refused, in error: a triangle.</summary>
    Retard,

    /// <summary>Due soon, to be watched: a diamond.</summary>
    Bientot,

    /// <summary>Done, kept, in force: a disc.</summary>
    Fait,

    /// <summary>Good to know: a square.</summary>
    Info,
}

/// <summary>The drawings of the product, as inline SVG without style: hidden from screen readers, since a word always stands beside them.</summary>
public static class Formes
{
    /// <summary>The shape of a state.</summary>
    public static IHtmlContent De(Nature nature) => nature switch
    {
        Nature.Retard => Pleine("M6 .8 11.6 11H.4z"),
        Nature.Bientot => Pleine("M6 0 12 6 6 12 0 6z"),
        Nature.Fait => Pleine("M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z"),
        Nature.Info => Pleine("M1 1h10v10H1z"),
        _ => Pleine("M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zm0 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z"),
    };

    /// <summary>A chevron that points to the right; the style sheet turns it when a fold is open.</summary>
    public static IHtmlContent Chevron { get; } = Trait("m4 1.5 4.5 4.5L4 10.5", "chevron");

    /// <summary>A cross: takes a chosen filter off.</summary>
    public static IHtmlContent Croix { get; } = Trait("m2 2 8 8M10 2l-8 8", "forme");

    /// <summary>An arrow up: ascending order, a figure that rises.</summary>
    public static IHtmlContent Monte { get; } = Trait("M6 10.5v-9M2 5.5l4-4 4 4", "forme");

    /// <summary>An arrow down: descending order, a figure that falls.</summary>
    public static IHtmlContent Descend { get; } = Trait("M6 1.5v9M2 6.5l4 4 4-4", "forme");

    /// <summary>Two small arrows: a column that can be sorted.</summary>
    public static IHtmlContent Triable { get; } = Trait("m3 4.5 3-3 3 3M3 7.5l3 3 3-3", "forme");

    /// <summary>A flat arrow: a figure that does not move.</summary>
    public static IHtmlContent Stable { get; } = Trait("M1.5 6h9M6.5 2l4 4-4 4", "forme");

    /// <summary>The magnifying glass of the search box.</summary>
    public static IHtmlContent Loupe { get; } = Trait("M5 1.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM7.6 7.6l3 3", "forme");

    /// <summary>Three lines: the folded menu.</summary>
    public static IHtmlContent Menu { get; } = Trait("M1 2.5h10M1 6h10M1 9.5h10", "forme");

    /// <summary>A dashed line with one stake that is not planted yet: the drawing of an empty state.</summary>
    public static IHtmlContent LigneVide { get; } = new HtmlString(
        "<svg class=\"forme\" viewBox=\"0 0 120 40\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M2 34h116\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"5 5\" stroke-linecap=\"round\"/>" +
        "<path d=\"M50 3h20v14l-10 9-10-9z\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linejoin=\"round\"/></svg>");

    /// <summary>The mark of the product: a path that rises, with its stakes, the last one flagged.</summary>
    public static IHtmlContent Marque { get; } = new HtmlString(
        "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"32\" height=\"32\" rx=\"6\" fill=\"#0b5c66\"/>" +
        "<path d=\"M5 25.5 27 19M9 24.2V13M16 22.2V9.5M23 20.2V6\" stroke=\"#fff\" stroke-width=\"2.4\" stroke-linecap=\"round\" fill=\"none\"/>" +
        "<path d=\"M23 6h5l-1.6 2.2L28 10.4h-5z\" fill=\"#ffbf47\"/></svg>");

    private static HtmlString Pleine(string trace) =>
        new($"<svg class=\"forme\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path fill=\"currentColor\" d=\"{trace}\"/></svg>");

    private static HtmlString Trait(string trace, string classe) =>
        new($"<svg class=\"{classe}\" viewBox=\"0 0 12 12\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{trace}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>");
}
