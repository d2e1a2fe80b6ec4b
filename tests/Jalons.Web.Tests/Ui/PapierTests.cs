using System.Text;
using Jalons.Web.Tests.Kit;
using Jalons.Web.Ui.Papier;
using Xunit;

namespace Jalons.Web.Tests.Ui;

/// <summary>What papers promise: readable by a screen reader, in French, whatever is written on them.</summary>
public sealed class PapierTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_paper_says_its_language_its_title_and_its_structure()
    {
        var octets = Papier(new TitrePapier("Votre contrat d’engagement", 1), new ParagraphePapier("Élève, œuvre, naïf, 1\u202f204\u00a0€, «\u00a0oui\u00a0»."), new ListePapier(["Chercher", "Trouver"])).EnPdf();
        var pdf = new LecturePdf(octets);
        Assert.Contains("/Lang (fr-FR)", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("/MarkInfo << /Marked true >>", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", pdf.Catalogue, StringComparison.Ordinal);
        Assert.Contains("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Essai &amp; lettre</rdf:li>", Encoding.UTF8.GetString(octets), StringComparison.Ordinal);
        Assert.Equal(
            [("H1", "Votre contrat d’engagement"), ("P", "Élève, œuvre, naïf, 1\u202f204\u00a0€, «\u00a0oui\u00a0»."), ("Lbl", "–"), ("LBody", "Chercher"), ("Lbl", "–"), ("LBody", "Trouver")],
            pdf.Elements);
    }

    [Fact]
    public void Bold_words_stay_in_their_sentence() =>
        Assert.Equal(
            "Avant le 3 mars 2026, sans faute : demain.",
            new LecturePdf(Papier(new ParagraphePapier("Avant **le 3 mars** **2026**, sans faute : **demain**.")).EnPdf()).Texte);

    [Fact]
    public void Two_lines_do_not_stick_their_words_together_when_read_aloud()
    {
        var phrase = string.Join(' ', Enumerable.Range(1, 80).Select(n => $"mot{n}"));
        Assert.Equal(phrase, new LecturePdf(Papier(new ParagraphePapier(phrase)).EnPdf()).Texte);
    }

    [Fact]
    public void A_long_paper_goes_on_over_pages_and_loses_no_word()
    {
        var phrase = string.Join(' ', Enumerable.Range(1, 400).Select(n => $"mot{n}"));
        var pdf = new LecturePdf(Papier(
            new TitrePapier("Long", 1), new ParagraphePapier(phrase), new ListePapier([.. Enumerable.Range(1, 60).Select(n => $"point {n} {phrase[..200]}")], Numerotee: true),
            new SignaturesPapier([("La personne", null), ("Le référent", "Signé le 20 novembre 2026")])).EnPdf());
        Assert.True(pdf.Pages > 4);
        Assert.Contains("mot1 mot2", pdf.Texte, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 400), n => Assert.Contains($"mot{n}", pdf.Texte, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 60).Select(n => $"{n}."), pdf.Elements.Where(e => e.Balise == "Lbl").Select(e => e.Texte));
    }

    [Fact]
    public void A_word_wider_than_the_page_is_cut_and_a_sign_without_drawing_is_a_question_mark()
    {
        var pdf = new LecturePdf(Papier(new ParagraphePapier(new string('W', 500)), new ParagraphePapier("漢字")).EnPdf());
        Assert.Equal(500, pdf.Elements[0].Texte.Count(c => c == 'W'));
        Assert.Equal(1, pdf.Pages);
        Assert.Equal("??", pdf.Elements[1].Texte);
    }

    [Fact]
    public void The_address_stands_in_the_window_of_the_envelope()
    {
        var pdf = new LecturePdf(Papier(
            new EnTeteLettre(["Département de la Meuse", "Service de l’insertion"], ["Madame Inès MOREAU", "12 RUE DU BOURG", "55000 BAR-LE-DUC"], "Le 20 novembre 2026", ["Référence : 12"]),
            new ParagraphePapier("Madame,")).EnPdf());
        Assert.Equal(
            ["Département de la Meuse Service de l’insertion", "Madame Inès MOREAU 12 RUE DU BOURG 55000 BAR-LE-DUC", "Référence : 12", "Le 20 novembre 2026", "Madame,"],
            pdf.Elements.Select(e => e.Texte.Replace('\u00a0', ' ')));
    }

    private static DocumentPapier Papier(params BlocPapier[] blocs) => new("Essai & lettre", "Département de la Meuse", "Essai", Instant, blocs);
}
