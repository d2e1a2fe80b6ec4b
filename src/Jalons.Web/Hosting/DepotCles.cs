using System.Xml.Linq;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Jalons.Web.Hosting;

/// <summary>The keys that seal cookies, in the database that several servers share.</summary>
/// <param name="connexions">Both ways into the database.</param>
internal sealed class DepotCles(ConnexionsJalons connexions) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. ClesProtection.Lire(connexions).Select(contenu => XElement.Parse(contenu))];

    public void StoreElement(XElement element, string friendlyName) =>
        ClesProtection.Ajouter(connexions, friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
