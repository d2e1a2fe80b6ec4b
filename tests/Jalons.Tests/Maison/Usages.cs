using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Jalons.Tests.Maison;

/// <summary>A type that uses another one, in its signatures or in the code of its methods. Nested types speak for the one that holds them.</summary>
/// <param name="De">Full name of the type that uses.</param>
/// <param name="Vers">Full name of the type used.</param>
/// <param name="Membre">The member called on it; null when it is only named.</param>
internal sealed record Usage(string De, string Vers, string? Membre = null)
{
    /// <summary>Namespace of the type that uses.</summary>
    public string EspaceDe => Espace(De);

    /// <summary>Namespace of the type used.</summary>
    public string EspaceVers => Espace(Vers);

    private static string Espace(string type) => type.LastIndexOf('.') is var point and > 0 ? type[..point] : "";
}

/// <summary>
/// Reads in a compiled assembly who uses whom. Constants leave no trace there: they are copied where they are used.
/// </summary>
internal sealed class Usages
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(champ => (OpCode)champ.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    private readonly HashSet<Usage> _usages = [];
    private readonly PEReader _fichier;
    private readonly MetadataReader _lecteur;
    private readonly Signatures _signatures;
    private string _courant = "";

    private Usages(PEReader fichier)
    {
        _fichier = fichier;
        _lecteur = fichier.GetMetadataReader();
        _signatures = new Signatures(this);
    }

    /// <summary>Every use by the types of an assembly.</summary>
    public static IReadOnlyCollection<Usage> Lire(Assembly assembly)
    {
        using var flux = File.OpenRead(assembly.Location);
        using var fichier = new PEReader(flux);
        var usages = new Usages(fichier);
        foreach (var type in usages._lecteur.TypeDefinitions)
        {
            usages.LireType(type);
        }

        return usages._usages;
    }

    private void LireType(TypeDefinitionHandle poignee)
    {
        _courant = Nom(poignee);
        var type = _lecteur.GetTypeDefinition(poignee);
        Voir(type.BaseType);
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            Voir(_lecteur.GetInterfaceImplementation(implementation).Interface);
        }

        foreach (var champ in type.GetFields())
        {
            _lecteur.GetFieldDefinition(champ).DecodeSignature(_signatures, null);
        }

        foreach (var methode in type.GetMethods())
        {
            LireMethode(_lecteur.GetMethodDefinition(methode));
        }

        foreach (var attribut in type.GetCustomAttributes())
        {
            Voir(_lecteur.GetCustomAttribute(attribut).Constructor);
        }
    }

    private void LireMethode(MethodDefinition methode)
    {
        methode.DecodeSignature(_signatures, null);
        if (methode.RelativeVirtualAddress == 0)
        {
            return;
        }

        var corps = _fichier.GetMethodBody(methode.RelativeVirtualAddress);
        if (!corps.LocalSignature.IsNil)
        {
            _lecteur.GetStandaloneSignature(corps.LocalSignature).DecodeLocalSignature(_signatures, null);
        }

        LireInstructions(corps.GetILReader());
    }

    private void LireInstructions(BlobReader il)
    {
        while (il.RemainingBytes > 0)
        {
            var octet = il.ReadByte();
            var code = Codes[octet == 0xfe ? 0xfe00 | il.ReadByte() : octet];
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Voir(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var branches = il.ReadInt32();
                    il.Offset += branches * 4;
                    break;
                default:
                    il.Offset += Taille(code.OperandType);
                    break;
            }
        }
    }

    private static int Taille(OperandType operande) => operande switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private void Voir(EntityHandle poignee, string? membre = null)
    {
        switch (poignee.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference when !poignee.IsNil:
                _usages.Add(new Usage(_courant, Nom(poignee), membre));
                break;
            case HandleKind.TypeSpecification:
                _lecteur.GetTypeSpecification((TypeSpecificationHandle)poignee).DecodeSignature(_signatures, null);
                break;
            case HandleKind.MethodDefinition:
                var methode = _lecteur.GetMethodDefinition((MethodDefinitionHandle)poignee);
                Voir(methode.GetDeclaringType(), _lecteur.GetString(methode.Name));
                break;
            case HandleKind.FieldDefinition:
                Voir(_lecteur.GetFieldDefinition((FieldDefinitionHandle)poignee).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                VoirMembre(_lecteur.GetMemberReference((MemberReferenceHandle)poignee));
                break;
            case HandleKind.MethodSpecification:
                var generique = _lecteur.GetMethodSpecification((MethodSpecificationHandle)poignee);
                generique.DecodeSignature(_signatures, null);
                Voir(generique.Method);
                break;
        }
    }

    private void VoirMembre(MemberReference membre)
    {
        Voir(membre.Parent, _lecteur.GetString(membre.Name));
        if (membre.GetKind() == MemberReferenceKind.Method)
        {
            membre.DecodeMethodSignature(_signatures, null);
        }
        else
        {
            membre.DecodeFieldSignature(_signatures, null);
        }
    }

    private string Nom(EntityHandle poignee)
    {
        if (poignee.Kind == HandleKind.TypeDefinition)
        {
            var type = _lecteur.GetTypeDefinition((TypeDefinitionHandle)poignee);
            return type.GetDeclaringType() is { IsNil: false } parent ? Nom(parent) : Nom(type.Namespace, type.Name);
        }

        var reference = _lecteur.GetTypeReference((TypeReferenceHandle)poignee);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference ? Nom(reference.ResolutionScope) : Nom(reference.Namespace, reference.Name);
    }

    private string Nom(StringHandle espace, StringHandle nom)
    {
        var simple = _lecteur.GetString(nom).Split('`')[0];
        return espace.IsNil ? simple : $"{_lecteur.GetString(espace)}.{simple}";
    }

    /// <summary>Walks a signature; each type named in it is a use.</summary>
    private sealed class Signatures(Usages usages) : ISignatureTypeProvider<Signatures.Rien, object?>
    {
        public readonly record struct Rien;

        public Rien GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Vu(handle);

        public Rien GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Vu(handle);

        public Rien GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => Vu(handle);

        public Rien GetArrayType(Rien elementType, ArrayShape shape) => default;

        public Rien GetByReferenceType(Rien elementType) => default;

        public Rien GetFunctionPointerType(MethodSignature<Rien> signature) => default;

        public Rien GetGenericInstantiation(Rien genericType, ImmutableArray<Rien> typeArguments) => default;

        public Rien GetGenericMethodParameter(object? genericContext, int index) => default;

        public Rien GetGenericTypeParameter(object? genericContext, int index) => default;

        public Rien GetModifiedType(Rien modifier, Rien unmodifiedType, bool isRequired) => default;

        public Rien GetPinnedType(Rien elementType) => default;

        public Rien GetPointerType(Rien elementType) => default;

        public Rien GetPrimitiveType(PrimitiveTypeCode typeCode) => default;

        public Rien GetSZArrayType(Rien elementType) => default;

        private Rien Vu(EntityHandle handle)
        {
            usages.Voir(handle);
            return default;
        }
    }
}
