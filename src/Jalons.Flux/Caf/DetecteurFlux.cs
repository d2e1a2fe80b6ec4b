using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>Says what a received file is, by its content and never by its name (<c>references/cnaf/flux.md</c> §1).</summary>
public static class DetecteurFlux
{
    /// <summary>Recognises a file. Reads its beginning only; the caller rewinds the stream before reading it for good.</summary>
    public static FormatFlux Reconnaitre(Stream flux)
    {
        var borne = new FluxBorne(flux);
        var signature = Signature.De(borne.Apercu());
        if (signature != FormatFlux.XmlIllisible)
        {
            return signature;
        }

        try
        {
            using var xml = new LecteurXml(borne);
            return LectureEnTete.Lire(xml).Format;
        }
        catch (FluxRefuseException)
        {
            return FormatFlux.XmlIllisible;
        }
    }
}
