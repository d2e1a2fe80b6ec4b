using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Jalons.Web.Hosting;

/// <summary>Draws a QR code as SVG in the page: no image to fetch, no style in the tags.</summary>
public static class CodeQr
{
    /// <summary>The drawing.</summary>
    /// <param name="texte">What the code holds.</param>
    /// <param name="description">What it is, for those who do not see it.</param>
    public static IHtmlContent Dessiner(string texte, string description)
    {
        using var donnees = QRCodeGenerator.GenerateQrCode(texte, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(donnees);
        var svg = code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        var debut = svg.IndexOf("<svg ", StringComparison.Ordinal) + "<svg ".Length;
        return new HtmlContentBuilder()
            .AppendHtml("<svg class=\"code-qr\" role=\"img\" aria-label=\"").Append(description).AppendHtml("\" ")
            .AppendHtml(svg[debut..]);
    }
}
